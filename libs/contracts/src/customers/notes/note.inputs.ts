import { ApiSchema } from '@nestjs/swagger';
import { FlagField, TextField } from '../../input-fields.js';
import { AboutInput, AboutSchema } from '../../subject.js';

export const MAX_NOTE = 10_000;

const text = {
  lines: true,
  description: 'Markdown source, stored trimmed and in Unicode NFC. The API never renders it.',
  example: 'Prefers to be called **after lunch**.',
};

@AboutSchema({
  description: 'A note about a customer, a lead or an opportunity.',
  example: { text: text.example },
})
export class NoteInput extends AboutInput {
  @TextField(MAX_NOTE, text) readonly text!: string;
  @FlagField({ optional: true, default: false, description: 'Listed above the others.' }) readonly pinned?: boolean;
}

@ApiSchema({ description: 'The new text of a note.' })
export class NoteChangeInput {
  @TextField(MAX_NOTE, text) readonly text!: string;
}
