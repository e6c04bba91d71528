import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeAbsent } from '@crm/contracts';
import { IMPORT_DELIMITER, isPlainText, MAX_FILE_NAME, MAX_HEADER_LINE } from '@crm/contracts/customers';
import { IsString, IsUUID, Matches, ValidateBy } from 'class-validator';

const ENCODING_LABEL = /^[A-Za-z0-9][A-Za-z0-9_:.-]{0,39}$/;

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
  @MayBeAbsent()
  @ValidateBy({
    name: 'isPlainText',
    validator: {
      validate: (value) => isPlainText(value, 1, MAX_FILE_NAME),
      defaultMessage: () => `must be text of 1 to ${MAX_FILE_NAME} characters`,
    },
  })
  readonly name?: string;

  @ApiPropertyOptional({
    pattern: ENCODING_LABEL.source,
    description:
      'The encoding of the file, by a label of the WHATWG standard, or a DOS code page such as cp850. Detected where it is absent and the media type has no `charset`.',
    example: 'windows-1252',
  })
  @MayBeAbsent()
  @IsString()
  @Matches(ENCODING_LABEL, { message: 'must be the name of an encoding, for example windows-1252' })
  readonly encoding?: string;

  @ApiPropertyOptional({
    description: 'What separates the cells of a CSV row. Detected where it is absent.',
    minLength: 1,
    maxLength: 1,
    example: ';',
  })
  @MayBeAbsent()
  @IsString()
  @Matches(IMPORT_DELIMITER, { message: 'must be one character that is no letter, digit, quote or line break' })
  readonly delimiter?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_HEADER_LINE,
    description: 'Physical line of the header of a CSV file, counted from 1. Detected where it is absent.',
    example: 1,
  })
  @MayBeAbsent()
  @IsString()
  @Matches(/^(?:[1-9]\d{0,2}|1000)$/, { message: `must be a whole number from 1 to ${MAX_HEADER_LINE}` })
  readonly headerLine?: string;
}
