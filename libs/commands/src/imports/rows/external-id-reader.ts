import { isPlainText, MAX_EXTERNAL_ID, MAX_EXTERNAL_IDS, plainText } from '@crm/contracts/customers';
import { oneLine } from '@crm/import-files/values';
import type { RowCells } from './row-cells.js';

export interface ImportedExternalId {
  readonly system: string;
  readonly id: string;
}

const SYSTEM = /^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$/;
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id here, from an export of this program. One that cannot be read refuses the row. */
export function readOwnId(cells: RowCells): string | undefined {
  const cell = cells.first('id');
  if (cell === undefined) return undefined;
  if (UUID.test(cell.text)) return cell.text.toLowerCase();
  cells.fault(
    cell,
    'id',
    'This is not an id of this program. Map the ids of another program to externalId.<system>, or to nothing.',
  );
  return undefined;
}

/** Ids in other systems, each once. One that cannot be read refuses the row. */
export function readExternalIds(cells: RowCells): ImportedExternalId[] {
  const found = cells.beginning('externalId').flatMap(([target, filled]) => {
    if (target === 'externalId')
      return filled.flatMap((cell) => cell.text.split(/;\s+/).map((text) => ({ cell, ...pairOf(text) })));
    const system = target.slice('externalId.'.length);
    return filled.map((cell) => ({ cell, system, id: oneLine(cell.text) }));
  });
  for (const { cell, system, id } of found)
    if (!SYSTEM.test(system) || !isPlainText(id, 1, MAX_EXTERNAL_ID))
      cells.fault(
        cell,
        'external-id',
        `An external id has 1 to ${MAX_EXTERNAL_ID} characters and, where its column does not name the system, its system before a colon.`,
      );
  const byKey = new Map(found.map(({ system, id }) => [`${system}:${id}`, { system, id: plainText(id) }]));
  if (byKey.size > MAX_EXTERNAL_IDS)
    cells.faults.push({ code: 'too-many-external-ids', reason: `More than ${MAX_EXTERNAL_IDS} external ids.` });
  return [...byKey.values()];
}

/** `erp:4711` */
function pairOf(text: string): ImportedExternalId {
  const colon = text.indexOf(':');
  return { system: text.slice(0, Math.max(0, colon)).trim(), id: oneLine(text.slice(colon + 1)) };
}
