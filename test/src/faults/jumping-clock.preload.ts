import { readFileSync } from 'node:fs';

/** A program started with this (`NODE_OPTIONS=--import …`) has a clock that is off by the milliseconds in the file `CLOCK_OFFSET_FILE`. */
const file = process.env['CLOCK_OFFSET_FILE'] ?? '';
const LOOK_MS = 20;
const RealDate = Date;
let offset = 0;

const look = (): void => {
  try {
    offset = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    offset = 0;
  }
};
look();
setInterval(look, LOOK_MS).unref();

globalThis.Date = class extends RealDate {
  constructor(...args: [] | ConstructorParameters<DateConstructor>) {
    super(...((args.length === 0 ? [RealDate.now() + offset] : args) as ConstructorParameters<DateConstructor>));
  }

  static override now(): number {
    return RealDate.now() + offset;
  }
} as DateConstructor;
