import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { isPlainText, MAX_FILE_NAME } from '@crm/contracts/customers';
import { IsUUID, ValidateBy, ValidateIf } from 'class-validator';

export class ImportPath {
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  @IsUUID()
  readonly importId!: string;
}

export class UploadQuery {
  @ApiPropertyOptional({
    minLength: 1,
    maxLength: MAX_FILE_NAME,
    description: 'The original name of the file.',
    example: 'customers.csv',
  })
  @ValidateIf((_query, value) => value !== undefined)
  @ValidateBy({
    name: 'isPlainText',
    validator: {
      validate: (value) => isPlainText(value, 1, MAX_FILE_NAME),
      defaultMessage: () => `must be text of 1 to ${MAX_FILE_NAME} characters`,
    },
  })
  readonly name?: string;
}
