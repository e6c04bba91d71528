/** Where a command is typed: its folder, and what the walk found there. */
export interface Place {
  readonly phase: 'online' | 'offline';
  /** A signing key that may be revoked. */
  readonly kid: string;
}

export interface CommandRow {
  /** Behind the name of the command. Files lie in a folder that holds `people.csv` and the backup that was made online. */
  readonly args?: (place: Place) => readonly string[];
  readonly input?: string;
  /** 0 by default. */
  readonly exit?: 0 | 1;
  /** Rows that say how things are now, and may differ from one look to the next. */
  readonly varies?: true;
}

const AT_LEAST_TWELVE = 'a long enough password';

/**
 * One row for each command of `crm`, in the order of the walk; commands.e2e.spec.ts runs each of them twice: answered by the running
 * program, and on its own. A command without a row fails it. So with a new command comes a line here: the
 * arguments it needs, its exit code if that is 1, and whether its rows differ between two looks. Commands that need the program stopped
 * (offlineCommands) are expected to refuse while it runs, unless they touch no data directory.
 */
export const COMMAND_ROWS: Readonly<Record<string, CommandRow>> = {
  'user create-admin': {
    args: ({ phase }) => ['--email', `${phase}@example.org`, '--name', 'Second'],
    input: AT_LEAST_TWELVE,
  },
  import: { args: () => ['people.csv', '--mode', 'skip'] },
  'import customers': { args: () => ['people.csv', '--mode', 'skip'] },
  export: { args: ({ phase }) => ['customers', '--out', `customers-${phase}.csv`] },
  'audit list': { varies: true },
  'events tail': { args: () => ['--type', 'CustomerCreated'] },
  'events export': { args: ({ phase }) => [`${phase}.jsonl`, '--type', 'CustomerCreated'] },
  'claims check': {},
  'mail list': {},
  'mail retry': { args: () => ['--failed'] },
  backup: { args: ({ phase }) => [`backup-${phase}`] },
  verify: { varies: true },
  'seals take': {},
  'seals list': { varies: true },
  'seals export': { args: ({ phase }) => [`seals-${phase}`], varies: true },
  'seals verify': { args: () => ['seals-online'], varies: true },
  'keys rotate': {},
  'log level': {},
  'projections list': { varies: true },
  'projections lag': { varies: true },
  'projections rebuild': { args: () => ['customers.timeline'], varies: true },
  'projections diff': { args: () => ['customers.timeline'], varies: true },
  'projections parked': {},
  'projections retry': {},
  'projections discard': { args: () => ['customers.timeline', '--stream', 'customer-nobody'], exit: 1 },
  'signing-keys list': { varies: true },
  'signing-keys rotate': {},
  'signing-keys revoke': { args: ({ kid }) => [kid] },
  'config print': { varies: true },
  'openapi print': {},
  'backup verify': { args: () => ['backup-online'] },
  'backup list': { args: () => ['backup-online'] },
  // The directory is not empty, and this must stay so.
  restore: { args: () => ['backup-online'], exit: 1 },
  'events import': { args: () => ['online.jsonl'] },
  // The store is not empty.
  seed: { args: () => ['--demo', '--customers', '1'], exit: 1 },
};
