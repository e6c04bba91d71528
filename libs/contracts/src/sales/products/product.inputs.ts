import { ApiSchema } from '@nestjs/swagger';
import { MoneyField, TextField } from '../../input-fields.js';
import type { MoneyInput } from '../../money.js';

const MAX_CODE = 60;
const MAX_TEXT = 200;
const MAX_UNIT = 40;

const code = {
  description:
    'The name of the product for programs and files. No two products share a code; case makes no difference.',
  example: 'GTX-PRO',
};
const name = { example: 'GTX Pro' };
const series = { description: 'The group of products that it belongs to.', example: 'GTX' };
const price = { description: 'The price of one unit. Absent: agreed for each deal.' };
const unit = { description: 'What one of it is.', example: 'piece' };

@ApiSchema({ description: 'A product on offer.' })
export class ProductInput {
  @TextField(MAX_CODE, code) readonly code!: string;
  @TextField(MAX_TEXT, name) readonly name!: string;
  @TextField(MAX_TEXT, { ...series, optional: true }) readonly series?: string;
  @MoneyField({ ...price, optional: true }) readonly price?: MoneyInput;
  @TextField(MAX_UNIT, { ...unit, optional: true }) readonly unit?: string;
}

@ApiSchema({ description: 'Changes to a product. What is left out stays as it is; null clears.' })
export class ProductChangeInput {
  @TextField(MAX_CODE, { ...code, optional: true }) readonly code?: string;
  @TextField(MAX_TEXT, { ...name, optional: true }) readonly name?: string;
  @TextField(MAX_TEXT, { ...series, clearable: true }) readonly series?: string | null;
  @MoneyField({ ...price, clearable: true }) readonly price?: MoneyInput | null;
  @TextField(MAX_UNIT, { ...unit, clearable: true }) readonly unit?: string | null;
}
