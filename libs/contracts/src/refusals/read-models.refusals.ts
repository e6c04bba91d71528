import { refusal } from '@crm/kernel';

/** A strict reader would rather wait longer than see an old state. */
export class NotYetConsistent extends refusal<{ projection: string }>()('reporting.not-yet-consistent', {
  kind: 'unavailable',
  title: 'The view has not come far enough yet. Try again in a moment.',
  meaning:
    'You asked with `Prefer: consistency=strict` for an answer that includes a write which the view does not show yet.',
  remedy: 'Repeat after Retry-After, or leave the preference out and take an answer with `stale: true`.',
  retryAfterMs: 1_000,
  facts: { projection: 'The view that is behind.' },
}) {}
export class BuildFailed extends refusal<{ projection: string; reason: string }>()('read-models.build-failed', {
  kind: 'unavailable',
  title: 'The view could not be built; the one that is served is as it was.',
  meaning: 'Told by the command line and in the log, never over HTTP.',
  remedy: 'Repair what the reason names, and build again.',
  facts: { projection: 'Which view.', reason: 'Why.' },
}) {
  override get message(): string {
    return `${this.facts.projection} could not be built: ${this.facts.reason}. What is served is as it was.`;
  }
}
export class AlreadyBuilding extends refusal<{ projection: string }>()('read-models.already-building', {
  kind: 'conflict',
  title: 'This view is being built already.',
  meaning: 'Told by the command line, never over HTTP.',
  remedy: 'Wait for it, or cancel it.',
  facts: { projection: 'Which view.' },
}) {
  override get message(): string {
    return `${this.facts.projection} is being built already. Wait for it, or cancel it.`;
  }
}
export class NotIndexed extends refusal<{ field: string; allowed: readonly string[] }>()('query.unknown-field', {
  kind: 'invalid',
  title: 'This field cannot be used in a filter, sort or facet.',
  meaning: 'The field does not exist, has no index, or is not one that you may see.',
  remedy: 'Use one of the allowed fields.',
  facts: { field: 'The field.', allowed: 'Those that can be used.' },
}) {}
export class InvalidQuery extends refusal<{ parameter: string; reason: string; offset?: number }>()('query.invalid', {
  kind: 'invalid',
  title: 'The query cannot be understood.',
  meaning: 'A filter, sort, search or cursor breaks its grammar or its limits.',
  remedy: 'Correct the parameter; the grammar stands at it in the OpenAPI document.',
  facts: { parameter: 'Which.', reason: 'What is wrong with it.', offset: 'Where in it, counted from 0.' },
}) {}
export class CheckpointConflict extends refusal<{ projection: string; expected: string; actual: string }>()(
  'read-models.checkpoint-conflict',
  {
    kind: 'conflict',
    title: 'Another writer moved this projection.',
    meaning: 'Two programs kept one view up to date. Told in the log, never over HTTP.',
    remedy: 'Stop one of them.',
    facts: { projection: 'Which view.', expected: 'Where it was thought to be.', actual: 'Where it is.' },
  },
) {}
export class StaleLease extends refusal<{ projection: string; epoch: number; current: number }>()(
  'read-models.stale-lease',
  {
    kind: 'conflict',
    title: 'Another owner has taken this projection over.',
    meaning: 'Told in the log, never over HTTP.',
    remedy: 'Nothing: the other owner goes on.',
    facts: { projection: 'Which view.', epoch: 'Of this owner.', current: 'Of the new owner.' },
  },
) {}
export class IncompatibleCollection extends refusal<{ collection: string }>()('read-models.incompatible-collection', {
  kind: 'conflict',
  title: 'The collection exists with other fields. Raise the version of its projection.',
  meaning: 'Told at the start of the program, never over HTTP.',
  remedy: 'For developers: raise the version.',
  facts: { collection: 'Which.' },
}) {}
export class BeingRebuilt extends refusal<{ projection: string }>()('read-models.being-rebuilt', {
  kind: 'unavailable',
  title: 'The view is being built anew; until then it cannot answer this question. Try again later.',
  meaning:
    'After an upgrade the view of the previous release answers (`stale: true`) until the new one is built. It does not know a field or a search that came with this release, nor records that were created since.',
  remedy: 'Repeat after Retry-After, or ask without the field.',
  retryAfterMs: 5000,
  facts: { projection: 'The view that is being built.' },
}) {}
export class ReadModelsUnavailable extends refusal<{ reason: string }>()('read-models.unavailable', {
  kind: 'unavailable',
  title: 'The read models cannot be reached.',
  meaning: 'Lists, search and cards cannot be answered now. Writes still work.',
  remedy: 'Repeat the same request after Retry-After.',
  retryAfterMs: 1000,
  facts: { reason: 'What the store said.' },
}) {
  override get message(): string {
    return this.facts.reason;
  }
}
