import { spawnSync } from 'node:child_process';

/**
 * A case that needs a tool of the machine. Without the tool it is skipped, with the reason in its name, or fails if FAULTS_REQUIRED=1.
 */
export function faultCase(name: string, missing: string | undefined, body: () => Promise<void>): void {
  if (missing === undefined) it(name, body, 60_000);
  else if (process.env['FAULTS_REQUIRED'] === '1')
    it(name, () => Promise.reject(new Error(`FAULTS_REQUIRED=1, but ${missing}`)));
  else it.skip(`${name} (not run: ${missing})`, body);
}

/** Why the command does not work here, or undefined. */
export function unlessRunnable(what: string, command: string, ...args: string[]): string | undefined {
  const { status, error } = spawnSync(command, args, { stdio: 'ignore' });
  return status === 0 && error === undefined ? undefined : `${what} does not work on this machine`;
}

/** A small in-memory file system in its own user and mount namespace: it needs no privileges and leaves nothing behind. */
export function inSmallDisk(mebibytes: number): { missing: string | undefined; command(directory: string): string[] } {
  const mounting = ['-Urm', 'sh', '-c'] as const;
  const mount = `mount -t tmpfs -o size=${mebibytes}m tmpfs "$1" && shift && exec "$@"`;
  return {
    missing: unlessRunnable('mounting in a user name space', 'unshare', ...mounting, 'mount -t tmpfs tmpfs /tmp'),
    command: (directory) => ['unshare', ...mounting, mount, 'sh', directory],
  };
}
