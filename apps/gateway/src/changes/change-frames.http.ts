import { hasFieldLists, reaches, readableFields, type Action } from '@crm/access';
import type { Principal } from '@crm/contracts';
import type { Change } from '@crm/contracts/feeds';

/** How long a client should wait before it reconnects. Milliseconds. */
const RETRY_MS = 3_000;

/** The start of every stream: the position it continues from, without an event that a client would have to handle. */
export const opening = (position: string): string => `retry: ${RETRY_MS}\nid: ${position}\n\n`;

/** Keeps the connection open, and moves the position past changes that the client may not see. */
export const heartbeat = (position: string): string => `: still here\nid: ${position}\n\n`;

/** Changes are missing, or the client may now read other records: it must reload what it shows. */
export const reset = (position: string, reason: 'too-far-behind' | 'rights-changed'): string =>
  frame('reset', position, { position, reason });

const frame = (event: string, id: string, data: object): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** The changes of one page as frames. Callers who see the same get the same text, which is built once. */
export class ChangeFrames {
  private readonly made = new Map<string, string>();

  constructor(private readonly changes: readonly Change[]) {}

  /** Returns the frames that the principal may see after a position, as one text; empty if there are none. */
  for(principal: Principal, after: string): string {
    let text = '';
    for (const [index, change] of this.changes.entries())
      if (change.position > after) text += this.one(index, change, principal);
    return text;
  }

  private one(index: number, change: Change, principal: Principal): string {
    const { kind, id, revision, verb, position, fields } = change;
    if (mayRead(principal, change, change.ownership)) {
      const changed = fields && visibleFields(principal, kind, fields);
      return this.once(`${index} ${changed?.join() ?? ''}`, () =>
        frame(`${kind}.${verb}`, position, { kind, id, revision, position, ...(changed && { changed }) }),
      );
    }
    // The record has another owner now: a client that could read it until now must hide it.
    if (change.ownershipBefore === undefined || !mayRead(principal, change, change.ownershipBefore)) return '';
    return this.once(`${index} hidden`, () => frame(`${kind}.hidden`, position, { kind, id, position }));
  }

  private once(key: string, make: () => string): string {
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const text = make();
    this.made.set(key, text);
    return text;
  }
}

const mayRead = (principal: Principal, { readWith }: Change, ownership: Change['ownership']): boolean =>
  reaches(principal, readWith as Action, ownership ?? {});

function visibleFields(principal: Principal, kind: string, fields: readonly string[]): readonly string[] {
  if (!hasFieldLists(kind)) return fields;
  const visible = readableFields(principal, kind);
  return fields.filter((field) => visible.has(field));
}
