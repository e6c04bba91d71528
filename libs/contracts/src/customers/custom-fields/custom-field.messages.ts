import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, Matches, ValidateBy, ValidateNested } from 'class-validator';
import { Message, type Receipt } from '../../call-context.js';
import { AreDifferent, IsPlainText, MayBeAbsent } from '../../field-rules.js';
import type { CustomFields } from './custom-field-definition.js';
import { CUSTOM_FIELD_TYPES, type CustomFieldType } from './custom-field.events.js';

/** The kinds of record that can have custom fields. A further kind needs its word here (see CONTRIBUTING). */
export const CUSTOM_FIELD_KINDS = ['customer'] as const;
export type CustomFieldKind = (typeof CUSTOM_FIELD_KINDS)[number];

/** The maximum number of fields of each type for one kind of record, archived ones included: each has its own column in the lists. */
export const CUSTOM_FIELD_LIMITS = { 'text and select': 20, number: 10, boolean: 10, date: 10, 'multi-select': 10 };
export const MAX_CUSTOM_FIELDS = Object.values(CUSTOM_FIELD_LIMITS).reduce((sum, limit) => sum + limit);
export const MAX_FIELD_OPTIONS = 100;
export const MAX_FIELD_LABEL = 80;
export const MAX_FIELD_KEY = 40;
export const MAX_CUSTOM_TEXT = 500;

const KEY = /^[a-z][a-zA-Z0-9_]{0,39}$/;
const OPTION_VALUE = /^[a-z0-9][a-z0-9_-]{0,59}$/;

/** Refuses the names that every JavaScript object has: they would be ambiguous. */
const isFieldKey = (key: unknown): boolean => typeof key === 'string' && KEY.test(key) && !(key in {});

const valueOf = (option: unknown): unknown => (option as { value?: unknown } | null)?.value;
const Options = (): PropertyDecorator[] => [
  IsArray(),
  ArrayMaxSize(MAX_FIELD_OPTIONS),
  IsObject({ each: true }),
  ValidateNested({ each: true }),
  AreDifferent(valueOf, 'value'),
];
const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, property) =>
    decorators.forEach((decorate) => decorate(target, property));

const optionValue = {
  pattern: OPTION_VALUE.source,
  maxLength: 60,
  example: 'gold',
  description: 'The value that records have and filters use. Its meaning never changes.',
};
const optionLabel = { minLength: 1, maxLength: MAX_FIELD_LABEL, example: 'Gold' };

const KIND = { enum: CUSTOM_FIELD_KINDS, example: 'customer', description: 'The kind of record that has it.' };

@ApiSchema({ description: 'An option of a select field.' })
export class FieldOptionInput {
  @ApiProperty(optionValue)
  @Matches(OPTION_VALUE, { message: 'must be lower-case letters, digits, hyphens and underscores' })
  readonly value!: string;

  @ApiProperty(optionLabel)
  @IsPlainText(MAX_FIELD_LABEL)
  readonly label!: string;
}

@ApiSchema({ description: 'The new state of an option of a select field.' })
export class FieldOptionChangeInput extends FieldOptionInput {
  @ApiPropertyOptional({ default: false, description: 'Can no longer be chosen. Records that have it keep it.' })
  @MayBeAbsent()
  @IsBoolean()
  readonly retired?: boolean;
}

@ApiSchema({ description: 'A field that records of a kind have in this deployment.' })
export class CustomFieldInput {
  @ApiPropertyOptional({ ...KIND, default: 'customer' })
  @MayBeAbsent()
  @IsIn(CUSTOM_FIELD_KINDS)
  readonly kind?: CustomFieldKind;

  @ApiProperty({
    pattern: KEY.source,
    maxLength: MAX_FIELD_KEY,
    example: 'loyalty_level',
    description:
      'Its name for programs: `customFields.<key>` of a record, `custom.<key>` in filters. Unique forever among those of its kind, without regard to case. Names that every JavaScript object has (`constructor`, `toString`, …) are refused.',
  })
  @ValidateBy({
    name: 'isFieldKey',
    validator: {
      validate: isFieldKey,
      defaultMessage: () =>
        `must be 1 to ${MAX_FIELD_KEY} letters, digits and underscores, beginning with a lower-case letter`,
    },
  })
  readonly key!: string;

  @ApiProperty({ minLength: 1, maxLength: MAX_FIELD_LABEL, example: 'Loyalty level' })
  @IsPlainText(MAX_FIELD_LABEL)
  readonly label!: string;

  @ApiProperty({
    enum: CUSTOM_FIELD_TYPES,
    example: 'select',
    description: `Cannot be changed later. Limits, archived fields included: ${Object.entries(CUSTOM_FIELD_LIMITS)
      .map(([kind, limit]) => `${limit} ${kind}`)
      .join(', ')}.`,
  })
  @IsIn(CUSTOM_FIELD_TYPES)
  readonly type!: CustomFieldType;

  @ApiPropertyOptional({
    default: false,
    description: 'New records must have a value, and the value cannot be cleared.',
  })
  @MayBeAbsent()
  @IsBoolean()
  readonly required?: boolean;

  @ApiPropertyOptional({
    type: FieldOptionInput,
    isArray: true,
    maxItems: MAX_FIELD_OPTIONS,
    example: [
      { value: 'gold', label: 'Gold' },
      { value: 'silver', label: 'Silver' },
    ],
    description: 'Required for `select` and `multi-select`, refused for other types.',
  })
  @MayBeAbsent()
  @all(...Options(), Type(() => FieldOptionInput))
  readonly options?: FieldOptionInput[];
}

@ApiSchema({ description: 'Changes to a custom field. What is left out stays as it is.' })
export class CustomFieldChangeInput {
  @ApiPropertyOptional({ minLength: 1, maxLength: MAX_FIELD_LABEL, example: 'Loyalty' })
  @MayBeAbsent()
  @IsPlainText(MAX_FIELD_LABEL)
  readonly label?: string;

  @ApiPropertyOptional({ description: 'Records without a value stay as they are until one is set.' })
  @MayBeAbsent()
  @IsBoolean()
  readonly required?: boolean;

  @ApiPropertyOptional({
    type: FieldOptionChangeInput,
    isArray: true,
    maxItems: MAX_FIELD_OPTIONS,
    example: [{ value: 'gold', label: 'Gold (from 2026)' }],
    description: 'Options to add, relabel, retire or restore. Options that are not named stay as they are.',
  })
  @MayBeAbsent()
  @all(...Options(), Type(() => FieldOptionChangeInput))
  readonly options?: FieldOptionChangeInput[];
}

@ApiSchema({ description: 'An option of a select field.' })
export class CustomFieldOptionView {
  @ApiProperty(optionValue)
  readonly value!: string;
  @ApiProperty(optionLabel)
  readonly label!: string;
  @ApiProperty({ description: 'Can no longer be chosen.', example: false })
  readonly retired!: boolean;
}

@ApiSchema({ description: 'A field that records of a kind have in this deployment.' })
export class CustomFieldView {
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  readonly id!: string;
  @ApiProperty({ description: 'Revision of all definitions together. Used in If-Match.', example: 0, type: 'integer' })
  readonly revision!: number;
  @ApiProperty(KIND)
  readonly kind!: CustomFieldKind;
  @ApiProperty({ example: 'loyalty_level' })
  readonly key!: string;
  @ApiProperty({ example: 'Loyalty level' })
  readonly label!: string;
  @ApiProperty({ enum: CUSTOM_FIELD_TYPES, example: 'select' })
  readonly type!: CustomFieldType;
  @ApiProperty({ example: false })
  readonly required!: boolean;
  @ApiProperty({ enum: ['active', 'archived'], example: 'active' })
  readonly status!: 'active' | 'archived';
  @ApiProperty({ type: [CustomFieldOptionView], description: 'Empty except for `select` and `multi-select`.' })
  readonly options!: CustomFieldOptionView[];
}

@ApiSchema({ description: 'All custom fields of a kind of record.' })
export class CustomFieldsView {
  @ApiProperty({
    type: [CustomFieldView],
    maxItems: MAX_CUSTOM_FIELDS,
    description: 'In the order of their definition.',
  })
  readonly items!: CustomFieldView[];
}

export class DefineCustomField extends Message<Receipt> {
  constructor(readonly field: CustomFieldInput) {
    super();
  }
}

export class ChangeCustomField extends Message<Receipt> {
  constructor(
    readonly fieldId: string,
    readonly change: CustomFieldChangeInput,
  ) {
    super();
  }
}

export class ArchiveCustomField extends Message<Receipt> {
  constructor(readonly fieldId: string) {
    super();
  }
}

export class RestoreCustomField extends Message<Receipt> {
  constructor(readonly fieldId: string) {
    super();
  }
}

export class ListCustomFields extends Message<CustomFieldsView> {
  constructor(readonly kind: CustomFieldKind) {
    super();
  }
}

export class GetCustomField extends Message<CustomFieldView> {
  constructor(readonly fieldId: string) {
    super();
  }
}

/**
 * The definitions of a kind, archived ones included, for services that work with values; never returned to an outside caller. Needs no
 * right, because a definition says nothing about any record.
 */
export class GetCustomFieldDefinitions extends Message<CustomFields> {
  constructor(readonly kind: CustomFieldKind) {
    super();
  }
}
