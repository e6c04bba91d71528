import { readdirSync } from 'node:fs';
import type { WalkedFeature } from './feature.js';

const folder = new URL('features/', import.meta.url);

export const features: readonly WalkedFeature[] = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.walk.js'))
    .map(async (name) => ((await import(new URL(name, folder).href)) as { default: WalkedFeature }).default),
);
