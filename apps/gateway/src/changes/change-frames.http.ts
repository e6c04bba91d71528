import { hasFieldLists, reaches, readableFields, type Action } from '@crm/access';
import type { Principal } from '@crm/contracts';
import type { Change } from '@crm/contracts/feeds';

/** What a client should wait before it connects again. Milliseconds. */
const RETRY_MS = 3_000;

/** The first words of every stream: from where it goes on, without an event that anybody would have to handle. */
export const opening = (position: string): string => `retry: ${RETRY_MS}\nid: ${position}\n\n`;

/** Keeps the line open, and moves the position on over what the client may not see. */
export const heartbeat = (position: string): string => `: still here\nid: ${position}\n\n`;

/** Changes are missing, or others than before may be read: load anew what is shown. */
export const reset = (position: string, reason: 'too-far-behind' | 'rights-changed'): string =>
  frame('reset', position, { position, reason });

const frame = (event: string, id: string, data: object): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** The changes of one page as frames. Who sees the same gets the same text, made once. */
export class ChangeFrames {
  private readonly made = new Map<string, string>();

  constructor(private readonly changes: readonly Change[]) {}

  /** What the principal may know of the changes behind a position; empty: nothing. */
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
    // It was given away: whoever could read it until now takes it off the screen.
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
