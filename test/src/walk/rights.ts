/**
 * Who may do what, written down once more from the permission matrix of the domain, and on purpose not imported from the program:
 * a mistake in its matrix has to show here.
 */
export const PEOPLE = ['admin', 'manager', 'sales', 'support', 'marketing', 'auditor'] as const;
export const ROLES = [...PEOPLE, 'integration'] as const;
export type Role = (typeof ROLES)[number];
export type Level = 'none' | 'own' | 'team' | 'all';
export const PLACES = ['own', 'team', 'foreign'] as const;
/** Whose a record is, seen from the caller. */
export type Place = (typeof PLACES)[number];

//                       admin  manager  sales  support  marketing  auditor  integration
const TABLE = `
  customer.create        all    all      all    all      -          -        all
  customer.read          all    team     all    all      all        all      all
  customer.update        all    team     team   all      -          -        all
  customer.tag           all    team     team   -        all        -        all
  customer.consent       all    team     team   -        all        -        all
  customer.assign        all    team     -      -        -          -        all
  customer.archive       all    team     -      -        -          -        all
  customer.import        all    all      -      -        -          -        all
  interaction.create     all    all      all    all      -          -        all
  interaction.read       all    team     team   own      -          all      all
  interaction.correct    all    team     own    own      -          -        -
  interaction.void       all    team     own    own      -          -        -
  note.create            all    all      all    all      -          -        all
  note.read              all    team     team   own      -          all      all
  note.change            all    team     own    own      -          -        -
  note.remove            all    team     own    own      -          -        -
  custom-field.read      all    all      all    all      all        all      all
  custom-field.manage    all    -        -      -        -          -        -
  user.read              all    team     -      -        -          all      -
  user.manage            all    -        -      -        -          -        -
  team.read              all    all      -      -        -          all      -
  team.manage            all    -        -      -        -          -        -
  role.read              all    all      -      -        -          all      -
  api-client.read        all    -        -      -        -          all      -
  api-client.manage      all    -        -      -        -          -        -
  event.read             all    -        -      -        -          all      all
  audit.read             all    -        -      -        -          all      -
  audit.export           all    -        -      -        -          all      -
  usage.read             all    -        -      -        -          all      -
  list.export            all    all      -      -        -          -        -
`;

const rights = new Map(
  TABLE.trim()
    .split('\n')
    .map((row) => {
      const [action = '', ...levels] = row.trim().split(/\s+/);
      return [action, levels.map((level) => (level === '-' ? 'none' : level) as Level)];
    }),
);

/** What API clients may be given at all. */
export const SCOPES = [...rights].filter(([, levels]) => levels[6] !== 'none').map(([action]) => action);

export function levelOf(role: Role, action: string): Level {
  const levels = rights.get(action);
  if (levels === undefined) throw new Error(`the table of this spec has no row ${action}`);
  return levels[ROLES.indexOf(role)] ?? 'none';
}

export const reaches = (level: Level, place: Place): boolean =>
  level === 'all' || place === 'own' ? level !== 'none' : level === 'team' && place === 'team';

/** Which right each route asks for, by what it does. The first line that fits counts; a route that fits none fails the walk. */
const ROUTES: readonly (readonly [RegExp, string])[] = [
  [/^\w+ \/api\/v1\/(customers\/\{\w+\}\/)?exports\b/, 'list.export'],
  [/^get \/api\/v1\/customers\/\{\w+\}\/(interactions)/, 'interaction.read'],
  [/^get \/api\/v1\/customers\/\{\w+\}\/(notes)/, 'note.read'],
  [/^post \/api\/v1\/customers\/\{\w+\}\/interactions$/, 'interaction.create'],
  [/^post \/api\/v1\/customers\/\{\w+\}\/notes$/, 'note.create'],
  [/^get \/api\/v1\/customers\/\{\w+\}\/history$/, 'audit.read'],
  [/^get \/api\/v1\/audit\/export$/, 'audit.export'],
  [/^get \/api\/v1\/audit/, 'audit.read'],
  [/^get \/api\/v1\/usage$/, 'usage.read'],
  [/^get \/api\/v1\/customers/, 'customer.read'],
  [/^post \/api\/v1\/customers$/, 'customer.create'],
  [/^post \/api\/v1\/customers\/bulk$/, 'customer.read'],
  [/^patch \/api\/v1\/customers\/\{\w+\}$/, 'customer.update'],
  [/^post \/api\/v1\/customers\/\{\w+\}\/(archive|restore)$/, 'customer.archive'],
  [/^post \/api\/v1\/customers\/\{\w+\}\/assign$/, 'customer.assign'],
  [/^post \/api\/v1\/customers\/\{\w+\}\/tags$/, 'customer.tag'],
  [/^(post|put) \/api\/v1\/customers\/\{\w+\}\/consents?\b/, 'customer.consent'],
  [/^(put|patch|delete|post) \/api\/v1\/customers\/\{\w+\}\/(preferences|external-ids)/, 'customer.update'],
  [/^put \/api\/v1\/customers\/by-external-id\//, 'customer.update'],
  [/^\w+ \/api\/v1\/imports/, 'customer.import'],
  [/^get \/api\/v1\/interactions/, 'interaction.read'],
  [/^post \/api\/v1\/interactions$/, 'interaction.create'],
  [/^(post|patch|put) \/api\/v1\/interactions\/\{\w+\}(\/(correct|corrections?))?$/, 'interaction.correct'],
  [/^post \/api\/v1\/interactions\/\{\w+\}\/void$/, 'interaction.void'],
  [/^get \/api\/v1\/notes/, 'note.read'],
  [/^post \/api\/v1\/notes$/, 'note.create'],
  [/^patch \/api\/v1\/notes\/\{\w+\}$|^post \/api\/v1\/notes\/\{\w+\}\/(pin|unpin)$/, 'note.change'],
  [/^(delete|post) \/api\/v1\/notes\/\{\w+\}(\/remove)?$/, 'note.remove'],
  [/^get \/api\/v1\/custom-fields/, 'custom-field.read'],
  [/^\w+ \/api\/v1\/custom-fields/, 'custom-field.manage'],
  [/^\w+ \/api\/v1\/users\/\{\w+\}\/sessions$/, 'user.manage'],
  [/^get \/api\/v1\/users/, 'user.read'],
  [/^\w+ \/api\/v1\/users/, 'user.manage'],
  [/^get \/api\/v1\/teams/, 'team.read'],
  [/^\w+ \/api\/v1\/teams/, 'team.manage'],
  [/^get \/api\/v1\/roles/, 'role.read'],
  [/^get \/api\/v1\/api-clients/, 'api-client.read'],
  [/^\w+ \/api\/v1\/(api-clients|signing-keys)/, 'api-client.manage'],
  [/^get \/api\/v1\/events/, 'event.read'],
  [/^get \/api\/v1\/changes$|^post \/api\/v1\/changes\/ticket$/, 'a token'],
  [/^\w+ \/api\/v1\/(me|sessions)\b/, 'a token'],
  [/^post \/api\/v1\/auth\/(logout|password)$/, 'a token'],
  [/^post \/api\/v1\/auth\//, 'nothing'],
  [/^get \/(livez|readyz|startupz|problems\/|\.well-known\/)/, 'nothing'],
];

export const rightFor = (method: string, path: string): string | undefined =>
  ROUTES.find(([pattern]) => pattern.test(`${method} ${path}`))?.[1];

/** What Support may change of a customer: contact data only. */
export const CONTACT_DATA = ['emails', 'phones', 'address'];
