import { ApiSchema } from '@nestjs/swagger';
import { FlagField, IdField, TextField } from '../../input-fields.js';

export const MAX_NOTE = 10_000;

const text = {
  lines: true,
  description: 'Markdown source, stored trimmed and in Unicode NFC. The API never renders it.',
  example: 'Prefers to be called **after lunch**.',
};

@ApiSchema({ description: 'A note about a customer.' })
export class NoteInput {
  @IdField() readonly customerId!: string;
  @TextField(MAX_NOTE, text) readonly text!: string;
  @FlagField({ optional: true, default: false, description: 'Listed above the others.' }) readonly pinned?: boolean;
}

@ApiSchema({ description: 'The new text of a note.' })
export class NoteChangeInput {
  @TextField(MAX_NOTE, text) readonly text!: string;
}
