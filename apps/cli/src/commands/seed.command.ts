import { WrongUsage, type OfflineCommand, type Row, type SeedOrder, type Typed } from '../command.port.js';
import { wholeNumber } from '../command-line.cli.js';

const name = 'seed';
const DEFAULTS = { customers: 500, seed: 1 };
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const seed: OfflineCommand<SeedOrder & Row> = {
  name,
  summary: 'Fill an empty store with a year of invented history. The passwords it prints are for demonstrations only.',
  printsProgress: true,
  options: {
    demo: { type: 'boolean', meaning: 'Required: confirms that the data is invented and the passwords are public.' },
    customers: { type: 'string', value: 'N', meaning: `How many customers. Default: ${DEFAULTS.customers}.` },
    seed: {
      type: 'string',
      value: 'S',
      meaning: `The same number gives the same data, another number gives other data. Default: ${DEFAULTS.seed}.`,
    },
    until: {
      type: 'string',
      value: 'DATE',
      meaning: 'When the year of history ends (YYYY-MM-DD, UTC). Default: today.',
    },
    'leave-views': {
      type: 'boolean',
      meaning:
        'Do not build the lists; the program builds them when it starts. Worthwhile from about 100,000 customers.',
    },
  },
  read(typed) {
    if (!typed.flag('demo')) throw new WrongUsage(`crm ${name}: --demo is missing; there is no other data to seed`);
    return {
      customers: wholeNumber(name, typed, 'customers') ?? DEFAULTS.customers,
      seed: wholeNumber(name, typed, 'seed') ?? DEFAULTS.seed,
      until: untilOf(typed),
      leaveViews: typed.flag('leave-views'),
    };
  },
  runOffline: (order, workshop, signal) => workshop.seed(order, signal),
  show(row) {
    if ('email' in row) return `  ${String(row['role']).padEnd(12)}${String(row['email'])}`;
    if ('clientId' in row)
      return `  ${String(row['role']).padEnd(12)}client id ${String(row['clientId'])}, secret ${String(row['clientSecret'])}`;
    return `${String(row['customers'])} customers, ${String(row['events'])} events. For demonstrations only: everybody logs in with the password "${String(row['password'])}":`;
  },
};

function untilOf(typed: Typed): string {
  const today = new Date().toISOString().slice(0, 10);
  const text = typed.text('until') ?? today;
  const until = new Date(`${text}T00:00:00.000Z`);
  if (!DATE.test(text) || Number.isNaN(until.getTime()) || until.toISOString().slice(0, 10) !== text)
    throw new WrongUsage(`crm ${name}: --until must be a date, YYYY-MM-DD, not "${text}"`);
  if (text > today) throw new WrongUsage(`crm ${name}: --until must not be in the future`);
  return until.toISOString();
}
