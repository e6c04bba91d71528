import type { CustomFieldOption, CustomFieldType } from './custom-field.events.js';

export interface FieldOption extends CustomFieldOption {
  readonly retired: boolean;
}

/** The definition of a field that records of a kind have in this deployment. */
export interface CustomField {
  readonly fieldId: string;
  /** The kind of record that has it. */
  readonly kind: string;
  readonly key: string;
  readonly label: string;
  readonly type: CustomFieldType;
  readonly slot: string;
  readonly required: boolean;
  readonly archived: boolean;
  readonly options: readonly FieldOption[];
}

/** Definitions, oldest first, archived ones included. */
export type CustomFields = readonly CustomField[];

export const fieldsOfKind = (fields: CustomFields, kind: string): CustomFields =>
  fields.filter((field) => field.kind === kind);
