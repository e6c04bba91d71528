import { requireRight } from '@crm/access';
import { changesOf } from '@crm/commands';
import { creationId } from '@crm/contracts';
import {
  ArchiveCustomField,
  ChangeCustomField,
  CustomFieldNotFound,
  DefineCustomField,
  GetCustomField,
  GetCustomFieldSlots,
  ListCustomFields,
  plainText,
  RestoreCustomField,
  type CustomFieldsView,
  type CustomFieldSlot,
  type CustomFieldView,
} from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CustomFieldDirectory } from './custom-field-directory.port.js';
import { CUSTOMER_FIELDS, customFieldsDecider, type CustomField } from './custom-fields.decider.js';

const customField = changesOf({
  decider: customFieldsDecider,
  stream: CUSTOMER_FIELDS,
  id: ({ fieldId }) => fieldId,
  owned: null,
});

export const customFieldCommands = [
  // One stream holds all definitions, so a new definition is a change of that stream.
  customField.change(DefineCustomField, 'custom-field.manage', ({ field, context }) => ({
    type: 'DefineCustomField',
    fieldId: creationId(context, 'custom-field'),
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

  async execute({ context }: ListCustomFields): Promise<CustomFieldsView> {
    requireRight(context.principal, 'custom-field.read');
    const { state, revision } = await this.streams.load(customFieldsDecider, CUSTOMER_FIELDS);
    return { items: state.map((field) => shown(field, revision)) };
  }
}

@QueryHandler(GetCustomField)
export class GetCustomFieldHandler implements IQueryHandler<GetCustomField> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ fieldId, context }: GetCustomField): Promise<CustomFieldView> {
    requireRight(context.principal, 'custom-field.read');
    const { state, revision } = await this.streams.load(customFieldsDecider, CUSTOMER_FIELDS);
    const field = state.find((each) => each.fieldId === fieldId);
    if (field === undefined) throw new CustomFieldNotFound({ fieldId });
    return shown(field, revision);
  }
}

@QueryHandler(GetCustomFieldSlots)
export class GetCustomFieldSlotsHandler implements IQueryHandler<GetCustomFieldSlots> {
  constructor(private readonly directory: CustomFieldDirectory) {}

  async execute(): Promise<readonly CustomFieldSlot[]> {
    const inUse = (await this.directory.current()).filter(({ archived }) => !archived);
    return inUse.map(({ key, type, slot, options }) => ({
      key,
      type,
      slot,
      ...(options.length > 0 && { options: options.map(({ value }) => value) }),
    }));
  }
}

const shown = (
  { fieldId, key, label, type, required, archived, options }: CustomField,
  revision: number,
): CustomFieldView => ({
  id: fieldId,
  revision,
  key,
  label,
  type,
  required,
  status: archived ? 'archived' : 'active',
  options: options.map((option) => ({ value: option.value, label: option.label, retired: option.retired })),
});
