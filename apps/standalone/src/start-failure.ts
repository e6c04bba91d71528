import { FaultyConfiguration } from '@crm/platform';
import { isDomainError } from '@crm/kernel';

/** What the operator reads when the program does not start: one sentence where we know what to do, else the stack. */
export function startFailureOf(error: unknown): string {
  if (error instanceof FaultyConfiguration) return error.message;
  if (isDomainError(error))
    return [error.message, ...(error.errors ?? []).map(({ detail }) => `  ${detail}`)].join('\n');
  const { code, address, port, stack, message } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${address} is in use by another program. Stop that program, or choose another PORT.`;
  if (code === 'EACCES' && port !== undefined)
    return `This user may not listen on port ${port}. Choose a PORT above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${address}. Choose another HOST.`;
  return stack ?? message ?? String(error);
}
