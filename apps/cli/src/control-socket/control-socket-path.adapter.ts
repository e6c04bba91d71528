import { relative, resolve } from 'node:path';

/** The kernel's address structure has a fixed size for the path of a Unix socket: 104 bytes on macOS, 108 on Linux, with the closing zero. */
const MAX_BYTES = 103;

/** Where the running program listens for the command line, or undefined when the data directory's path is too long for a socket. */
export function controlSocketOf(dataDir: string): string | undefined {
  const absolute = resolve(dataDir, 'control.sock');
  return [absolute, relative(process.cwd(), absolute)].find((path) => Buffer.byteLength(path) <= MAX_BYTES);
}
