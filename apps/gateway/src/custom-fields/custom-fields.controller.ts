import { Body, Controller, Param } from '@nestjs/common';
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
import { CustomFieldPath } from './custom-fields.dto.js';

const field = {
  name: 'field',
  type: CustomFieldView,
  of: (id: string) => new GetCustomField(id),
  absent: CustomFieldNotFound,
};

@ApiTag('custom fields', 'Fields that an administrator adds to customers.')
@Controller('custom-fields')
export class CustomFieldsController {
  @Creates('/', 'custom-field.manage', {
    summary: 'Give customers one more field',
    description:
      'Its values stand in `customFields` of a customer; filters and sorts name it `custom.<key>`. Key and type are for ever, also in the archive. ' +
      'A key that is or was in use is refused (`customers.custom-field-key-taken`), and so is a field beyond the limit of its type (`customers.too-many-custom-fields`).',
    shows: field,
    refuses: [CustomFieldInvalid, CustomFieldKeyTaken, TooManyCustomFields],
  })
  defineCustomField(@Body() body: CustomFieldInput) {
    return new DefineCustomField(body);
  }

  @Tells('/', 'custom-field.read', {
    summary: 'List all custom fields, archived ones included',
    shows: CustomFieldsView,
    answer: 'All of them.',
  })
  listCustomFields() {
    return new ListCustomFields();
  }

  @Shows('/:fieldId', 'custom-field.read', { summary: 'Show one custom field', shows: field })
  getCustomField(@Param() { fieldId }: CustomFieldPath) {
    return new GetCustomField(fieldId);
  }

  @Changes('/:fieldId', 'custom-field.manage', {
    summary: 'Change label, options or whether a value is required',
    description:
      'What is left out stays, options that are not named too. An option can be retired, not removed: customers may have it. All definitions share one revision.',
    shows: field,
    refuses: [CustomFieldInvalid, CustomFieldIsArchived, TooManyFieldOptions],
  })
  changeCustomField(@Param() { fieldId }: CustomFieldPath, @Body() body: CustomFieldChangeInput) {
    return new ChangeCustomField(fieldId, body);
  }

  @Does('/:fieldId/archive', 'custom-field.manage', {
    summary: 'Take a field out of use; values stay',
    description: 'It can no longer be set, filtered or sorted by. Its key and its place among the limits stay taken.',
    shows: field,
  })
  archiveCustomField(@Param() { fieldId }: CustomFieldPath) {
    return new ArchiveCustomField(fieldId);
  }

  @Does('/:fieldId/restore', 'custom-field.manage', {
    summary: 'Bring a field back, with the values it had',
    shows: field,
  })
  restoreCustomField(@Param() { fieldId }: CustomFieldPath) {
    return new RestoreCustomField(fieldId);
  }
}
