import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync, linkSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;

/** Runs `work` once no other process on this machine runs work under the same lock file. Takes over the lock of a holder that was killed. */
export async function exclusively(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; !acquire(file); await sleep(POLL_MS)) {
    const holder = holderOf(file);
    if (holder !== undefined && !isAlive(holder)) putAside(file, holder);
    else if (!told) {
      console.error(`Waiting for another set-up to finish (process ${holder ?? 'starting'}, lock ${file}) …`);
      told = true;
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** The lock file is written elsewhere and linked into place, so it never appears without its holder's id. */
function acquire(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Removes the lock of a dead holder. The file is moved first; if it turns out to be the fresh lock of another process, it is put back. */
function putAside(file, deadHolder) {
  const aside = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, aside);
    if (holderOf(aside) !== deadHolder) linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
