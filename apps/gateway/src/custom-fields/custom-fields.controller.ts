import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  ArchiveCustomField,
  ChangeCustomField,
  CustomFieldChangeInput,
  CustomFieldInvalid,
  CustomFieldIsArchived,
  CustomFieldKeyTaken,
  CustomFieldsView,
  CustomFieldNotFound,
  CustomFieldView,
  DefineCustomField,
  GetCustomField,
  ListCustomFields,
  CustomFieldInput,
  RestoreCustomField,
  TooManyCustomFields,
  TooManyFieldOptions,
} from '@crm/contracts/customers';
import { Changes, Creates, Does, Shows, Tells } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { CustomFieldPath, CustomFieldsQuery } from './custom-fields.dto.js';

const field = {
  name: 'field',
  type: CustomFieldView,
  of: (id: string) => new GetCustomField(id),
  absent: CustomFieldNotFound,
};

@ApiTag('custom fields', 'Fields that an administrator adds to a kind of record.')
@Controller('custom-fields')
export class CustomFieldsController {
  @Creates('/', 'custom-field.manage', {
    summary: 'Define a custom field of a kind of record',
    description:
      'Its values are in `customFields` of a record; filters and sorts use `custom.<key>`. Key and type can never be changed, not even when the field is archived. ' +
      'A key that is or was in use is refused (`customers.custom-field-key-taken`), and so is a field beyond the limit of its type (`customers.too-many-custom-fields`).',
    shows: field,
    refuses: [CustomFieldInvalid, CustomFieldKeyTaken, TooManyCustomFields],
  })
  defineCustomField(@Body() body: CustomFieldInput) {
    return new DefineCustomField(body);
  }

  @Tells('/', 'custom-field.read', {
    summary: 'List all custom fields of a kind of record, archived ones included',
    shows: CustomFieldsView,
    answer: 'All custom fields of the kind.',
  })
  listCustomFields(@Query() { kind = 'customer' }: CustomFieldsQuery) {
    return new ListCustomFields(kind);
  }

  @Shows('/:fieldId', 'custom-field.read', { summary: 'Show one custom field', shows: field })
  getCustomField(@Param() { fieldId }: CustomFieldPath) {
    return new GetCustomField(fieldId);
  }

  @Changes('/:fieldId', 'custom-field.manage', {
    summary: 'Change label, options or whether a value is required',
    description:
      'Omitted members stay as they are, and so do options that are not listed. An option can be retired but not removed, because records may have it. All definitions share one revision.',
    shows: field,
    refuses: [CustomFieldInvalid, CustomFieldIsArchived, TooManyFieldOptions],
  })
  changeCustomField(@Param() { fieldId }: CustomFieldPath, @Body() body: CustomFieldChangeInput) {
    return new ChangeCustomField(fieldId, body);
  }

  @Does('/:fieldId/archive', 'custom-field.manage', {
    summary: 'Archive a custom field; its values are kept',
    description:
      'The field can no longer be set, filtered or sorted by. Its key stays taken, and it still counts towards the limit of its type.',
    shows: field,
  })
  archiveCustomField(@Param() { fieldId }: CustomFieldPath) {
    return new ArchiveCustomField(fieldId);
  }

  @Does('/:fieldId/restore', 'custom-field.manage', {
    summary: 'Restore a custom field with the values it had',
    shows: field,
  })
  restoreCustomField(@Param() { fieldId }: CustomFieldPath) {
    return new RestoreCustomField(fieldId);
  }
}
