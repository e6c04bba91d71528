import { ApiProperty, ApiPropertyOptional, ApiSchema, type ApiSchemaOptions } from '@nestjs/swagger';
import { Type as Nested } from 'class-transformer';
import { IsIn, IsInstance, IsUUID, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import Type, { type Static } from 'typebox';
import { MayBeAbsent } from './field-rules.js';
import { IdField } from './input-fields.js';
import { defineUpcaster, type Upcaster } from './upcaster.js';
import { instanceOf } from './view-classes.js';
import { field, nullable, uuid } from './view-definition.js';

/** The kinds of record that notes and interactions are about. */
export const SUBJECT_KINDS = ['customer', 'lead', 'opportunity'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

const Subject = Type.Object(
  { kind: Type.Enum(SUBJECT_KINDS), id: Type.String({ format: 'uuid' }) },
  { additionalProperties: false },
);
export type Subject = Readonly<Static<typeof Subject>>;

/** The properties by which an event names the record that it is about; `aboutOf` makes them. */
export const about = {
  about: Subject,
  customerId: Type.Optional(Type.String({ format: 'uuid', description: 'The customer, if it is about one.' })),
};
export const aboutOf = ({ kind, id }: Subject): { readonly about: Subject; readonly customerId?: string } => ({
  about: { kind, id },
  ...(kind === 'customer' && { customerId: id }),
});

/** One word for the record, also the one that its personal data belong to. */
export const subjectKey = ({ kind, id }: Subject): string => `${kind}:${id}`;

/** In version 1 these events were about customers only. The customer had an owner, and no team. */
export const aboutCustomers = (types: readonly string[]): Upcaster[] =>
  types.map((type) =>
    defineUpcaster({
      type,
      from: 1,
      to: 2,
      up: ({ customerOwnerId: ownerId, ...data }) => ({
        ...data,
        about: { kind: 'customer', id: data['customerId'] },
        ...(ownerId !== undefined && { subjectAssignment: { ownerId, teamId: null } }),
      }),
    }),
  );

@ApiSchema({ description: 'A record that others are about.' })
export class SubjectView implements Subject {
  @ApiProperty({ enum: SUBJECT_KINDS, example: 'customer' })
  readonly kind!: SubjectKind;
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  readonly id!: string;
}

/** The fields of a view of records that are about others. Rows are looked up by the subject when its holder changes. */
export const attachedFields = {
  about: field(instanceOf(SubjectView, 'The record that it is about.'), {
    filter: [
      { name: 'aboutKind', path: 'about.kind', type: { oneOf: SUBJECT_KINDS } },
      { name: 'aboutId', path: 'about.id', type: 'id', many: true },
    ],
    column: [
      { name: 'aboutKind', cell: ({ kind }) => kind },
      { name: 'aboutId', cell: ({ id }) => id },
    ],
  }),
  customerId: field(nullable(uuid({ description: 'The customer. null: it is about another record.' })), {
    filter: { many: true },
    column: true,
    names: 'customer',
  }),
};

@ApiSchema({ description: 'The record that it is about.' })
export class SubjectInput implements Subject {
  @ApiProperty({ enum: SUBJECT_KINDS, example: 'customer' })
  @IsIn(SUBJECT_KINDS)
  readonly kind!: SubjectKind;
  @IdField() readonly id!: string;
}

const EXAMPLE = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';

/** Part of a body: the record that it is about, named by `about` or, for a customer, by `customerId`. */
export abstract class AboutInput {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The customer that it is about. Required unless `about` names a record.',
    example: EXAMPLE,
  })
  @ValidateIf(({ about, customerId }: AboutInput) => about === undefined || customerId !== undefined)
  @IsUUID()
  readonly customerId?: string;

  @ApiPropertyOptional({ type: SubjectInput, description: 'The record that it is about, instead of `customerId`.' })
  @MayBeAbsent()
  @IsInstance(SubjectInput)
  @ValidateNested()
  @Nested(() => SubjectInput)
  @ValidateBy({
    name: 'isAlone',
    validator: {
      validate: (_about, given) => (given?.object as AboutInput | undefined)?.customerId === undefined,
      defaultMessage: () => 'must be left out when customerId is given',
    },
  })
  readonly about?: SubjectInput;
}

/** Describes such a body. Its example names a customer, which no list of required members could say. */
export const AboutSchema = ({ description, example }: { readonly description: string; readonly example: object }) =>
  ApiSchema({ description, example: { customerId: EXAMPLE, ...example } } as ApiSchemaOptions);

/** The record that a body names; its class has checked that it names one. */
export const subjectOf = ({ about, customerId = '' }: AboutInput): Subject =>
  about === undefined ? { kind: 'customer', id: customerId } : { kind: about.kind, id: about.id };
