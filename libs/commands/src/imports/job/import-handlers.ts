import type { Message } from '@crm/contracts';
import {
  CancelImport,
  DiscardImportParts,
  GetImport,
  OpenImport,
  ReadImportErrors,
  ReadRejectedRows,
  StartImport,
  StoreImportPart,
} from '@crm/contracts/customers';
import { Inject, type Type } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { ImportDesk } from './import-desk.js';

type MessageClass = new (...given: never[]) => Message<unknown>;

/** The messages about imports of one kind. A further kind has classes of its own, which extend these: each class has one handler. */
export const IMPORT_MESSAGES = {
  storePart: StoreImportPart,
  discardParts: DiscardImportParts,
  open: OpenImport,
  start: StartImport,
  cancel: CancelImport,
  show: GetImport,
  errors: ReadImportErrors,
  rejected: ReadRejectedRows,
} as const;
export type ImportMessages = typeof IMPORT_MESSAGES;

const QUERIES: readonly (keyof ImportMessages)[] = ['show', 'errors', 'rejected'];

/** Returns a handler for each message, which leaves the answer to the desk of the module. */
export const importHandlers = (messages: ImportMessages): Type[] =>
  Object.entries(messages).map(([name, message]) => handlerOf(name as keyof ImportMessages, message));

function handlerOf(name: keyof ImportMessages, message: MessageClass): Type {
  const Handles = QUERIES.includes(name) ? QueryHandler : CommandHandler;
  @Handles(message as Type)
  class Handler {
    constructor(@Inject(ImportDesk) private readonly desk: ImportDesk) {}

    execute(sent: never): Promise<unknown> {
      return this.desk[name](sent);
    }
  }
  return Handler;
}
