import { basename } from 'node:path';
import { demoFile, demoImport } from './demo-import.js';

const FIGURES: Readonly<Record<string, readonly [customers: number, duplicates: number]>> = {
  'customer_support_tickets.csv': [8320, 149],
  'customers.csv': [600, 12],
};

describe('the main job on real input', () => {
  it('imports every customer once, reports each duplicate, and loses nothing to a kill in the middle', async () => {
    const file = demoFile();
    const { customers, duplicates } = await demoImport(file, () => undefined);
    expect([customers.size, duplicates.length]).toEqual(FIGURES[basename(file)]);
  }, 240_000);
});
