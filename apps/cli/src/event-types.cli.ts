import { WrongUsage, type Typed } from './command.port.js';

/** Letters that may be wrong in a name that was meant. */
const MOST_TYPOS = 3;

/** Returns the event types of `--type`. Throws WrongUsage for one that this program does not have, and says which was probably meant. */
export async function eventTypesNamedBy(command: string, typed: Typed): Promise<readonly string[]> {
  const types = typed.texts('type');
  if (types.length === 0) return types;
  const { events } = await import('@crm/contracts/records');
  const known = events.map(({ type }) => type);
  for (const type of types)
    if (!known.includes(type)) {
      const meant = meantBy(type, known);
      const hint = meant === undefined ? 'docs/events lists them all' : `did you mean ${meant}?`;
      throw new WrongUsage(`crm ${command}: --type names the unknown event type "${type}"; ${hint}`);
    }
  return types;
}

/** The name that differs least, if it differs little. `crm.customer.created.v1` of the API is meant for CustomerCreated. */
export function meantBy(typed: string, names: readonly string[]): string | undefined {
  const wanted = lettersOf(typed);
  const [nearest] = names
    .map((name) => ({ name, typos: typosBetween(wanted, lettersOf(name)) }))
    .sort((one, other) => one.typos - other.typos);
  return nearest !== undefined && nearest.typos <= Math.min(MOST_TYPOS, wanted.length / 3) ? nearest.name : undefined;
}

const lettersOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^crm\./, '')
    .replace(/\.v\d+$/, '')
    .replaceAll(/[^a-z]/g, '')
    .slice(0, 100);

/** Letters to add, remove or replace (Levenshtein). */
function typosBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}
