import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { PageQuery } from '../http-contract/list-query.dto.js';

export class ExportPath {
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  @IsUUID()
  readonly exportId!: string;
}

export class ExportsQuery extends PageQuery {}
