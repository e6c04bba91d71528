import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInstance, IsInt, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { EMAIL_MAX_LENGTH, PHONE_MAX_LENGTH } from './contact-values.js';
import {
  IsCurrency,
  IsDay,
  IsDecimalText,
  IsEmailAddress,
  IsPhone,
  IsPlainText,
  IsTimeZone,
  MayBeAbsent,
  MayBeCleared,
  type DecimalLimits,
} from './field-rules.js';
import { CURRENCY, MoneyInput } from './money.js';

/** How the OpenAPI document shows a member of a body. */
export type Shown = Pick<ApiPropertyOptions, 'description' | 'example' | 'default'> & {
  /** May be left out, but not null. */
  readonly optional?: true;
  /** May be left out, which changes nothing, or null, which clears it. */
  readonly clearable?: true;
};

/** A member of a body or path, declared once for both the document and the validation. */
const member =
  (check: PropertyDecorator, { optional, clearable, ...shown }: ApiPropertyOptions & Shown): PropertyDecorator =>
  (target, name) => {
    const required = optional !== true && clearable !== true;
    ApiProperty({ ...shown, required, ...(clearable && { nullable: true }) } as ApiPropertyOptions)(target, name);
    if (optional === true) MayBeAbsent()(target, name);
    if (clearable === true) MayBeCleared()(target, name);
    check(target, name);
  };

const all =
  (...checks: readonly PropertyDecorator[]): PropertyDecorator =>
  (target, name) =>
    checks.forEach((check) => check(target, name));

/** Text of 1 to `max` characters without control characters; `lines` allows line breaks and tabs. */
export const TextField = (max: number, { lines = false, ...shown }: Shown & { readonly lines?: boolean }) =>
  member(IsPlainText(max, { lines }), { type: String, minLength: 1, maxLength: max, ...shown });

export const IdField = (shown: Shown = {}) =>
  member(IsUUID(), { type: String, format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10', ...shown });

export const FlagField = (shown: Shown) => member(IsBoolean(), { example: false, ...shown });

export const OneOfField = (words: readonly string[], shown: Shown = {}) =>
  member(IsIn(words), { enum: [...words], ...shown });

/** A whole number from `min` to `max`. */
export const IntegerField = (min: number, max: number, shown: Shown = {}) =>
  member(all(IsInt(), Min(min), Max(max)), { type: 'integer', minimum: min, maximum: max, ...shown });

export const EmailField = (shown: Shown = {}) =>
  member(IsEmailAddress(), { type: String, format: 'email', maxLength: EMAIL_MAX_LENGTH, ...shown });

/** A phone number in international form, which is stored as E.164. */
export const PhoneField = ({
  description = 'International form; stored and returned as E.164.',
  ...shown
}: Shown = {}) => member(IsPhone(), { type: String, maxLength: PHONE_MAX_LENGTH, description, ...shown });

/** An object of a class that says itself what it holds. */
export const PartField = (type: new () => object, shown: Shown = {}) =>
  member(
    all(
      IsInstance(type),
      ValidateNested(),
      Type(() => type),
    ),
    { type, ...shown },
  );

/** An amount of money with its currency. */
export const MoneyField = (shown: Shown = {}) => PartField(MoneyInput, shown);

/** A calendar day, YYYY-MM-DD. */
export const DayField = (shown: Shown = {}) =>
  member(IsDay(), { type: String, format: 'date', example: '2026-12-01', ...shown });

/** The code of a currency. */
export const CurrencyField = (shown: Shown = {}) => member(IsCurrency(), { type: String, ...CURRENCY, ...shown });

/** The name of an IANA time zone. */
export const TimeZoneField = (shown: Shown = {}) =>
  member(IsTimeZone(), { type: String, maxLength: 64, example: 'Europe/Berlin', ...shown });

/** An exact decimal number, as text. */
export const DecimalField = ({ digits, places, positive, ...shown }: Shown & DecimalLimits) =>
  member(IsDecimalText({ digits, places, ...(positive && { positive }) }), {
    type: String,
    maxLength: digits + places + 1,
    pattern: `^(0|[1-9]\\d{0,${digits - 1}})(\\.\\d{1,${places}})?$`,
    ...shown,
  });
