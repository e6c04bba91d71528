import { Message, type Receipt } from './call-context.js';

/** The base of a command with these members: `class EditNote extends command<{ noteId: string; text: string }>() {}`. */
export function command<Members extends object>() {
  class Command extends Message<Receipt> {
    constructor(members: Members) {
      super();
      Object.assign(this, members);
    }
  }
  return Command as unknown as new (members: Members) => Message<Receipt> & Readonly<Members>;
}
