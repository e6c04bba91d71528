import { ValidateBy, ValidateIf } from 'class-validator';
import { isDecimal } from '@crm/kernel';
import { isCurrency } from './currencies.js';
import { isEmailAddress, toE164 } from './contact-values.js';
import { isPlainText } from './text-values.js';
import { isPastInstant, languageTag, timeZoneName } from './locale-values.js';
import { isDay, isMoment } from './moments.js';

/** May be left out, but not null: null would mean something else. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_body, value) => value !== undefined);

/** May be left out (unchanged) or null (cleared). */
export const MayBeCleared = (): PropertyDecorator =>
  ValidateIf((_body, value) => value !== undefined && value !== null);

/** One line of text, 1 to `max` characters. With `lines`, line breaks and tabs are allowed; with `each`, every element of a list is checked. */
export const IsPlainText = (max: number, { each = false, lines = false } = {}): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isPlainText',
      validator: {
        validate: (value) => isPlainText(value, 1, max, lines),
        defaultMessage: () => `must be visible text of 1 to ${max} characters without control characters`,
      },
    },
    { each },
  );

export const IsEmailAddress = (): PropertyDecorator =>
  ValidateBy({
    name: 'isEmailAddress',
    validator: {
      validate: isEmailAddress,
      defaultMessage: () => 'must be an e-mail address without invisible characters',
    },
  });

export const IsPhone = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPhone',
    validator: {
      validate: (value) => toE164(value) !== undefined,
      defaultMessage: () =>
        'must be a phone number in international form, for example +49 30 901820; an extension belongs in the label',
    },
  });

/** At most one element of the list may be marked as primary. */
export const HasOnePrimary = (): PropertyDecorator =>
  ValidateBy({
    name: 'hasOnePrimary',
    validator: {
      validate: (list) =>
        !Array.isArray(list) ||
        list.filter((point: { primary?: unknown } | null) => point?.primary === true).length <= 1,
      defaultMessage: () => 'only one may be primary',
    },
  });

/** No two elements of the list may mean the same thing. */
export const AreDifferent = (keyOf: (element: unknown) => unknown, what: string): PropertyDecorator =>
  ValidateBy({
    name: 'areDifferent',
    validator: {
      validate(list) {
        if (!Array.isArray(list)) return true;
        const keys = list.map(keyOf).filter((key) => key !== undefined);
        return new Set(keys).size === keys.length;
      },
      defaultMessage: () => `holds the same ${what} twice`,
    },
  });

/** A BCP 47 language tag such as `de-AT`. */
export const IsLanguage = (): PropertyDecorator =>
  ValidateBy({
    name: 'isLanguage',
    validator: {
      validate: (value) => languageTag(value) !== undefined,
      defaultMessage: () => 'must be a BCP 47 language tag, for example de-AT',
    },
  });

export const IsTimeZone = (): PropertyDecorator =>
  ValidateBy({
    name: 'isTimeZone',
    validator: {
      validate: (value) => timeZoneName(value) !== undefined,
      defaultMessage: () => 'must be an IANA time zone, for example Europe/Berlin',
    },
  });

export const IsCurrency = (): PropertyDecorator =>
  ValidateBy({
    name: 'isCurrency',
    validator: {
      validate: isCurrency,
      defaultMessage: () => 'must be the code of a currency in ISO 4217, for example EUR',
    },
  });

/** How many digits a decimal number may have before and after the point, and whether it may be zero. */
export interface DecimalLimits {
  readonly digits: number;
  readonly places: number;
  readonly positive?: true;
}

/** A decimal number as text, so that no float comes near it. */
export const IsDecimalText = ({ digits, places, positive }: DecimalLimits): PropertyDecorator =>
  ValidateBy({
    name: 'isDecimalText',
    validator: {
      validate: (value) => isDecimal(value, digits, places) && (positive !== true || /[1-9]/.test(value)),
      defaultMessage: () =>
        `must be a decimal number as text, ${positive ? 'more than 0, ' : ''}with at most ${digits} digits before and ${places} after the point, for example "1.5"`,
    },
  });

/** A moment in the past. The caller's clock may be up to a minute ahead. */
export const IsPastInstant = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPastInstant',
    validator: {
      validate: (value) => isPastInstant(value),
      defaultMessage: () => 'must be a date and time with its offset (RFC 3339) that is not in the future',
    },
  });

/** A moment with an offset (RFC 3339), from 1900 on. `aheadMs` limits how far it may be in the future. */
export const IsMoment = ({ aheadMs }: { aheadMs?: number } = {}): PropertyDecorator =>
  ValidateBy({
    name: 'isMoment',
    validator: {
      validate: (value) => isMoment(value) && (aheadMs === undefined || Date.parse(value) <= Date.now() + aheadMs),
      defaultMessage: () =>
        `must be a moment like 2026-11-21T09:30:00Z${aheadMs === undefined ? '' : ' that is not in the future'}`,
    },
  });

/** A calendar day, YYYY-MM-DD. */
export const IsDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isDay',
    validator: { validate: isDay, defaultMessage: () => 'must be a calendar day like 2026-11-21' },
  });

/** A day that is not before the day in another field. */
export const IsNotBefore = (field: string): PropertyDecorator =>
  ValidateBy({
    name: 'isNotBefore',
    validator: {
      validate: (day, given) => {
        const first = (given?.object as Readonly<Record<string, unknown>> | undefined)?.[field];
        return !isDay(day) || !isDay(first) || first <= day;
      },
      defaultMessage: () => `must not be before ${field}`,
    },
  });

/** Every element of the list has at least one of these fields. */
export const SaysSomething = (fields: readonly string[]): PropertyDecorator =>
  ValidateBy({
    name: 'saysSomething',
    validator: {
      validate: (list) =>
        !Array.isArray(list) ||
        list.every((element: object | null) =>
          fields.some((field) => (element as Record<string, unknown> | null)?.[field] !== undefined),
        ),
      defaultMessage: () => `each needs one of ${fields.join(', ')}`,
    },
  });
