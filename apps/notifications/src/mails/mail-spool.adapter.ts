import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreFull, Unavailable } from '@crm/contracts/refusals';
import type { KeptMail } from './mail.model.js';
import { MailStore } from './mail-store.port.js';

const FINISHED = '.json';
const UNFINISHED = '.part';
const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** One file for each mail. They hold no address and no token in clear. */
export class MailSpool extends MailStore {
  constructor(
    private readonly folder: string,
    private readonly onDamaged: (file: string) => void,
  ) {
    super();
  }

  /** Throws StoreFull, Unavailable. */
  async save(mail: KeptMail): Promise<void> {
    try {
      await this.write(mail);
    } catch (error) {
      const { code = '', message: reason } = error as NodeJS.ErrnoException;
      throw FULL.has(code) ? new StoreFull({ reason }) : new Unavailable({ reason });
    }
  }

  private async write(mail: KeptMail): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = this.pathOf(mail.id);
    const file = await open(`${path}${UNFINISHED}`, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(mail));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}${UNFINISHED}`, path);
    await this.syncFolder();
  }

  async all(): Promise<readonly KeptMail[]> {
    const names = await readdir(this.folder).catch(noneIfMissing);
    const mails: KeptMail[] = [];
    for (const name of names) {
      // What a kill left unfinished was never acknowledged, or is a change whose earlier state is still there.
      if (name.endsWith(UNFINISHED)) await rm(join(this.folder, name), { force: true });
      if (name.endsWith(FINISHED)) mails.push(...(await this.read(name)));
    }
    return mails;
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  private async read(name: string): Promise<KeptMail[]> {
    try {
      return [JSON.parse(await readFile(join(this.folder, name), 'utf8')) as KeptMail];
    } catch {
      this.onDamaged(name);
      return [];
    }
  }

  private pathOf(id: string): string {
    return join(this.folder, `${id}${FINISHED}`);
  }

  /** A name is only as durable as its directory. Windows cannot open one, and needs not. */
  private async syncFolder(): Promise<void> {
    if (process.platform === 'win32') return;
    const folder = await open(this.folder, 'r');
    await folder.sync().finally(() => folder.close());
  }
}

function noneIfMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
