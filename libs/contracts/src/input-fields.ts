import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsBoolean, IsUUID } from 'class-validator';
import { IsDay, IsPlainText, MayBeAbsent } from './field-rules.js';

/** How the OpenAPI document shows a member of a body. */
type Shown = Pick<ApiPropertyOptions, 'description' | 'example' | 'default'> & {
  /** May be left out, but not null. */
  readonly optional?: true;
};

/** A member of a body or path, declared once for both the document and the validation. */
const member =
  (check: PropertyDecorator, { optional, ...shown }: ApiPropertyOptions & Shown): PropertyDecorator =>
  (target, name) => {
    ApiProperty({ ...shown, required: optional !== true } as ApiPropertyOptions)(target, name);
    if (optional === true) MayBeAbsent()(target, name);
    check(target, name);
  };

/** Text of 1 to `max` characters without control characters; `lines` allows line breaks and tabs. */
export const TextField = (max: number, { lines = false, ...shown }: Shown & { readonly lines?: boolean }) =>
  member(IsPlainText(max, { lines }), { minLength: 1, maxLength: max, ...shown });

export const IdField = (shown: Shown = {}) =>
  member(IsUUID(), { format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10', ...shown });

export const FlagField = (shown: Shown) => member(IsBoolean(), { example: false, ...shown });

/** A calendar day, YYYY-MM-DD. */
export const DayField = (shown: Shown = {}) => member(IsDay(), { format: 'date', example: '2026-12-01', ...shown });
