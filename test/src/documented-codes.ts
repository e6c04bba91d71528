import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../docs/errors/', import.meta.url);

/** Every code that docs/errors explains. */
export const documentedCodes: ReadonlySet<string> = new Set(
  readdirSync(folder).flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/^## (\S+)$/gm)].map(([, code = '']) => code),
  ),
);
