import { requireRight } from '@crm/access';
import { changesOf } from '@crm/commands';
import { creationId } from '@crm/contracts';
import {
  ArchiveCustomField,
  ChangeCustomField,
  CustomFieldNotFound,
  DefineCustomField,
  GetCustomField,
  GetCustomFieldDefinitions,
  ListCustomFields,
  plainText,
  RestoreCustomField,
  type CustomFieldsView,
  type CustomField,
  type CustomFields,
  fieldsOfKind,
  type CustomFieldView,
} from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CustomFieldDirectory } from './custom-field-directory.port.js';
import { customFieldsDecider, FIELD_DEFINITIONS } from './custom-fields.decider.js';

const customField = changesOf({
  decider: customFieldsDecider,
  stream: FIELD_DEFINITIONS,
  id: ({ fieldId }) => fieldId,
  owned: null,
});

export const customFieldCommands = [
  // One stream holds all definitions, so a new definition is a change of that stream.
  customField.change(DefineCustomField, 'custom-field.manage', ({ field, context }) => ({
    type: 'DefineCustomField',
    fieldId: creationId(context, 'custom-field'),
    kind: field.kind ?? 'customer',
    key: field.key,
    label: plainText(field.label),
    fieldType: field.type,
    required: field.required ?? false,
    options: (field.options ?? []).map(({ value, label }) => ({ value, label: plainText(label) })),
  })),
  customField.change(ChangeCustomField, 'custom-field.manage', ({ fieldId, change: { label, required, options } }) => ({
    type: 'ChangeCustomField',
    fieldId,
    ...(label !== undefined && { label: plainText(label) }),
    ...(required !== undefined && { required }),
    options: (options ?? []).map(({ value, retired, ...option }) => ({
      value,
      label: plainText(option.label),
      ...(retired !== undefined && { retired }),
    })),
  })),
  customField.change(ArchiveCustomField, 'custom-field.manage', ({ fieldId }) => ({
    type: 'ArchiveCustomField',
    fieldId,
  })),
  customField.change(RestoreCustomField, 'custom-field.manage', ({ fieldId }) => ({
    type: 'RestoreCustomField',
    fieldId,
  })),
];

@QueryHandler(ListCustomFields)
export class ListCustomFieldsHandler implements IQueryHandler<ListCustomFields> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ kind, context }: ListCustomFields): Promise<CustomFieldsView> {
    requireRight(context.principal, 'custom-field.read');
    const { state, revision } = await this.streams.load(customFieldsDecider, FIELD_DEFINITIONS);
    return { items: fieldsOfKind(state, kind).map((field) => shown(field, revision)) };
  }
}

@QueryHandler(GetCustomField)
export class GetCustomFieldHandler implements IQueryHandler<GetCustomField> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ fieldId, context }: GetCustomField): Promise<CustomFieldView> {
    requireRight(context.principal, 'custom-field.read');
    const { state, revision } = await this.streams.load(customFieldsDecider, FIELD_DEFINITIONS);
    const field = state.find((each) => each.fieldId === fieldId);
    if (field === undefined) throw new CustomFieldNotFound({ fieldId });
    return shown(field, revision);
  }
}

@QueryHandler(GetCustomFieldDefinitions)
export class GetCustomFieldDefinitionsHandler implements IQueryHandler<GetCustomFieldDefinitions> {
  constructor(private readonly directory: CustomFieldDirectory) {}

  execute({ kind }: GetCustomFieldDefinitions): Promise<CustomFields> {
    return this.directory.of(kind);
  }
}

const shown = (
  { fieldId, kind, key, label, type, required, archived, options }: CustomField,
  revision: number,
): CustomFieldView => ({
  id: fieldId,
  revision,
  kind: kind as CustomFieldView['kind'],
  key,
  label,
  type,
  required,
  status: archived ? 'archived' : 'active',
  options: options.map((option) => ({ value: option.value, label: option.label, retired: option.retired })),
});
