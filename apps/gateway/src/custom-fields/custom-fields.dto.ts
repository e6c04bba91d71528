import { ApiPropertyOptional } from '@nestjs/swagger';
import { IdField, MayBeAbsent } from '@crm/contracts';
import { CUSTOM_FIELD_KINDS, type CustomFieldKind } from '@crm/contracts/customers';
import { IsIn } from 'class-validator';

export class CustomFieldPath {
  @IdField() readonly fieldId!: string;
}

export class CustomFieldsQuery {
  @ApiPropertyOptional({
    enum: CUSTOM_FIELD_KINDS,
    default: 'customer',
    description: 'The kind of record that has the fields.',
  })
  @MayBeAbsent()
  @IsIn(CUSTOM_FIELD_KINDS)
  readonly kind?: CustomFieldKind;
}
