import { relative, resolve } from 'node:path';

/** A Unix socket's path has a fixed place in the kernel's address structure: 104 bytes on macOS, 108 on Linux, the closing zero included. */
const MAX_BYTES = 103;

/** Where the running program listens for the command line, or undefined when the data directory's path is too long for a socket. */
export function controlSocketOf(dataDir: string): string | undefined {
  const absolute = resolve(dataDir, 'control.sock');
  return [absolute, relative(process.cwd(), absolute)].find((path) => Buffer.byteLength(path) <= MAX_BYTES);
}
