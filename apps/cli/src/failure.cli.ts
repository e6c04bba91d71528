import { isDomainError } from '@crm/kernel';
import { CommandFailed } from './command.port.js';

/** Returns what the operator reads when a command fails: the message and facts of a refusal, the stack of anything else. */
export function failureOf(error: unknown): string {
  if (error instanceof CommandFailed) return error.message;
  if (isDomainError(error)) {
    const details = (error.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`);
    const facts = Object.entries(error.facts)
      .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)] as const)
      .filter(([, value]) => !error.message.includes(value))
      .map(([name, value]) => `${name}: ${value}`);
    return [error.message, ...details, ...facts, `(${error.code})`].join('\n  ');
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
