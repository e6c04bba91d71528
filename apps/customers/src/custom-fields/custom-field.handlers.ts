import { requireRight } from '@crm/access';
import type { CallContext, Receipt } from '@crm/contracts';
import {
  ArchiveCustomField,
  ChangeCustomField,
  DefineCustomField,
  GetCustomField,
  GetCustomFieldSlots,
  ListCustomFields,
  plainText,
  RestoreCustomField,
  type CustomFieldList,
  type CustomFieldSlot,
  type CustomFieldView,
  CustomFieldNotFound,
} from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { derivedId, newId } from '@crm/kernel';
import { Injectable } from '@nestjs/common';
import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CustomFieldDirectory } from './custom-field-directory.port.js';

import {
  CUSTOMER_FIELDS,
  customFieldsDecider,
  type CustomField,
  type CustomFieldsCommand,
} from './custom-fields.decider.js';

/** The one set of definitions, spoken to by the id of a field. */
@Injectable()
export class CustomFieldChanges {
  constructor(private readonly streams: AggregateStreams) {}

  async execute(command: CustomFieldsCommand, context: CallContext): Promise<Receipt> {
    requireRight(context.principal, 'custom-field.manage');
    const receipt = await this.streams.execute(customFieldsDecider, CUSTOMER_FIELDS, command, context);
    return { ...receipt, id: command.fieldId };
  }

  load() {
    return this.streams.load(customFieldsDecider, CUSTOMER_FIELDS);
  }
}

@CommandHandler(DefineCustomField)
export class DefineCustomFieldHandler implements ICommandHandler<DefineCustomField> {
  constructor(private readonly changes: CustomFieldChanges) {}

  execute({ field, context }: DefineCustomField): Promise<Receipt> {
    const { key, label, type: fieldType, required = false, options = [] } = field;
    // A repeated request must come to the same id, so that it finds its own event.
    const fieldId = context.fingerprint === undefined ? newId() : derivedId(context.commandId, 'custom-field');
    return this.changes.execute(
      {
        type: 'define',
        fieldId,
        key,
        label: plainText(label),
        fieldType,
        required,
        options: options.map((option) => ({ value: option.value, label: plainText(option.label) })),
      },
      context,
    );
  }
}

@CommandHandler(ChangeCustomField)
export class ChangeCustomFieldHandler implements ICommandHandler<ChangeCustomField> {
  constructor(private readonly changes: CustomFieldChanges) {}

  execute({ fieldId, change, context }: ChangeCustomField): Promise<Receipt> {
    const { label, required, options = [] } = change;
    return this.changes.execute(
      {
        type: 'change',
        fieldId,
        ...(label !== undefined && { label: plainText(label) }),
        ...(required !== undefined && { required }),
        options: options.map(({ value, retired, ...option }) => ({
          value,
          label: plainText(option.label),
          ...(retired !== undefined && { retired }),
        })),
      },
      context,
    );
  }
}

@CommandHandler(ArchiveCustomField)
export class ArchiveCustomFieldHandler implements ICommandHandler<ArchiveCustomField> {
  constructor(private readonly changes: CustomFieldChanges) {}

  execute({ fieldId, context }: ArchiveCustomField): Promise<Receipt> {
    return this.changes.execute({ type: 'archive', fieldId }, context);
  }
}

@CommandHandler(RestoreCustomField)
export class RestoreCustomFieldHandler implements ICommandHandler<RestoreCustomField> {
  constructor(private readonly changes: CustomFieldChanges) {}

  execute({ fieldId, context }: RestoreCustomField): Promise<Receipt> {
    return this.changes.execute({ type: 'restore', fieldId }, context);
  }
}

@QueryHandler(ListCustomFields)
export class ListCustomFieldsHandler implements IQueryHandler<ListCustomFields> {
  constructor(private readonly changes: CustomFieldChanges) {}

  async execute({ context }: ListCustomFields): Promise<CustomFieldList> {
    requireRight(context.principal, 'custom-field.read');
    const { state, revision } = await this.changes.load();
    return { items: state.map((field) => shown(field, revision)) };
  }
}

@QueryHandler(GetCustomField)
export class GetCustomFieldHandler implements IQueryHandler<GetCustomField> {
  constructor(private readonly changes: CustomFieldChanges) {}

  async execute({ fieldId, context }: GetCustomField): Promise<CustomFieldView> {
    requireRight(context.principal, 'custom-field.read');
    const { state, revision } = await this.changes.load();
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
    return inUse.map(({ key, type, slot }) => ({ key, type, slot }));
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
