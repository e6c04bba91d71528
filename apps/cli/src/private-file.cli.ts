import { open, type FileHandle } from 'node:fs/promises';
import { CommandFailed } from './command.port.js';

/**
 * Opens an empty file for personal data or for what the history is checked with: only its owner may read it, even if the file existed and
 * others could. Throws CommandFailed.
 */
export async function createPrivateFile(path: string): Promise<FileHandle> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'a', 0o600);
    // Not /dev/stdout, and not a pipe.
    if ((await file.stat()).isFile()) {
      await file.chmod(0o600);
      await file.truncate();
    }
    return file;
  } catch (error) {
    await file?.close();
    throw new CommandFailed(`${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}
