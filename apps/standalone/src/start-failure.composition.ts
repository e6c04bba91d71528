import { FaultyConfiguration } from '@crm/platform';
import { isDomainError } from '@crm/kernel';

/** Returns what the operator reads when the program does not start: one sentence if we know what to do, otherwise the stack. */
export function startFailureOf(error: unknown): string {
  if (error instanceof FaultyConfiguration) return error.message;
  if (isDomainError(error))
    return [error.message, ...(error.errors ?? []).map(({ detail }) => `  ${detail}`)].join('\n');
  const { code, address, port, stack, message, setting = API } = error as ListenFailure;
  const other = `choose another ${setting.port}${setting === API ? '' : ' (0 takes a free one, off serves no metrics)'}`;
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${address} is in use by another program. Stop that program, or ${other}.`;
  if (code === 'EACCES' && port !== undefined)
    return `This user may not listen on port ${port}. Choose a ${setting.port} above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${address}. Choose another ${setting.host}.`;
  return stack ?? message ?? String(error);
}

interface ListenFailure extends NodeJS.ErrnoException {
  readonly address?: string;
  readonly port?: number;
  /** The settings that chose them. */
  readonly setting?: { readonly port: string; readonly host: string };
}

const API = { port: 'PORT', host: 'HOST' };
