import { refusal } from '@crm/kernel';

/** With strict consistency a caller prefers this refusal to an old state. */
export class NotYetConsistent extends refusal<{ projection: string }>()('reporting.not-yet-consistent', {
  kind: 'unavailable',
  title: 'The view is not up to date yet. Try again in a moment.',
  meaning:
    'The request has `Prefer: consistency=strict`, and the view does not yet show a write that the answer must include.',
  remedy: 'Repeat the request after Retry-After, or omit the preference and accept an answer with `stale: true`.',
  retryAfterMs: 1_000,
  facts: { projection: 'The view that is behind.' },
}) {}
export class BuildFailed extends refusal<{ projection: string; reason: string }>()('read-models.build-failed', {
  kind: 'unavailable',
  title: 'The view could not be built. The served view is unchanged.',
  meaning: 'Reported on the command line and in the log, never over HTTP.',
  remedy: 'Fix the cause named in `reason`, and build again.',
  facts: { projection: 'The view.', reason: 'The cause.' },
}) {
  override get message(): string {
    return `${this.facts.projection} could not be built: ${this.facts.reason}. The served view is unchanged.`;
  }
}
export class AlreadyBuilding extends refusal<{ projection: string }>()('read-models.already-building', {
  kind: 'conflict',
  title: 'This view is already being built.',
  meaning: 'Reported on the command line, never over HTTP.',
  remedy: 'Wait for it, or cancel it.',
  facts: { projection: 'The view.' },
}) {
  override get message(): string {
    return `${this.facts.projection} is already being built. Wait for it, or cancel it.`;
  }
}
export class NotIndexed extends refusal<{ field: string; allowed: readonly string[] }>()('query.unknown-field', {
  kind: 'invalid',
  title: 'This field cannot be used in a filter, sort or facet.',
  meaning: 'The field does not exist, has no index, or you may not see it.',
  remedy: 'Use one of the allowed fields.',
  facts: { field: 'The field.', allowed: 'The fields that can be used.' },
}) {}
export class InvalidQuery extends refusal<{
  parameter: string;
  reason: string;
  offset?: number;
  allowed?: readonly string[];
}>()('query.invalid', {
  kind: 'invalid',
  title: 'The query cannot be understood.',
  meaning: 'A filter, sort, search or cursor breaks its grammar or its limits.',
  remedy: 'Correct the parameter. The OpenAPI document describes its grammar.',
  facts: {
    parameter: 'The parameter.',
    reason: 'What is wrong with it.',
    offset: 'The place of the fault in it, counted from 0.',
    allowed: 'For a field that takes certain words: those words.',
  },
}) {}
/** Depends only on the query and the data, not on the load. */
export class QueryTooCostly extends refusal<{ limit: number }>()('query.too-costly', {
  kind: 'invalid',
  title: 'This filter matches too much to be evaluated.',
  meaning:
    'Its conditions on fields that can have several values (such as tags, e-mail addresses or phone numbers) match more values together than one query may read.',
  remedy: 'Use fewer of these conditions, or narrower ones: `eq` and `in` instead of `prefix`, `ne` and ranges.',
  facts: { limit: 'How many values the conditions of one query may match together.' },
}) {}
export class QueryInterrupted extends refusal<{ seconds: number }>()('query.interrupted', {
  kind: 'unavailable',
  title: 'The query took too long and was stopped.',
  meaning:
    'It was stopped after the time that one query may take. Other requests are not affected. It may succeed when the server is less busy.',
  remedy:
    'Use a narrower filter or search, or omit `total` and `facets`. Otherwise repeat the request after Retry-After.',
  retryAfterMs: 5000,
  facts: { seconds: 'The time that one query may take, in seconds.' },
}) {}
export class ReadModelsOverloaded extends refusal<{ waiting: number }>()('read-models.overloaded', {
  kind: 'unavailable',
  title: 'Too many queries are waiting. Try again in a moment.',
  meaning: 'Lists and searches are requested faster than they can be answered, and this one was not started.',
  remedy: 'Repeat the same request after Retry-After.',
  retryAfterMs: 1000,
  facts: { waiting: 'How many queries are waiting.' },
}) {}
export class CheckpointConflict extends refusal<{ projection: string; expected: string; actual: string }>()(
  'read-models.checkpoint-conflict',
  {
    kind: 'conflict',
    title: 'Another writer advanced this projection.',
    meaning: 'Two programs updated the same view. Reported in the log, never over HTTP.',
    remedy: 'Stop one of them.',
    facts: { projection: 'The view.', expected: 'The expected checkpoint.', actual: 'The actual checkpoint.' },
  },
) {}
export class StaleLease extends refusal<{ projection: string; epoch: number; current: number }>()(
  'read-models.stale-lease',
  {
    kind: 'conflict',
    title: 'Another owner has taken over this projection.',
    meaning: 'Reported in the log, never over HTTP.',
    remedy: 'Nothing: the other owner continues.',
    facts: { projection: 'The view.', epoch: 'The epoch of this owner.', current: 'The epoch of the new owner.' },
  },
) {}
export class IncompatibleCollection extends refusal<{ collection: string }>()('read-models.incompatible-collection', {
  kind: 'conflict',
  title: 'The collection exists with other fields. Raise the version of its projection.',
  meaning: 'Reported when the program starts, never over HTTP.',
  remedy: 'For developers: raise the version of the projection.',
  facts: { collection: 'The collection.' },
}) {
  override get message(): string {
    return `${this.facts.collection} exists with other fields. Raise the version of its projection.`;
  }
}
export class BeingRebuilt extends refusal<{ projection: string }>()('read-models.being-rebuilt', {
  kind: 'unavailable',
  title: 'The view is being rebuilt and cannot answer this request yet. Try again later.',
  meaning:
    'After an upgrade the view of the previous release is served (`stale: true`) until the new one is built. It lacks the fields and searches that are new in this release, and records that were created since the upgrade.',
  remedy: 'Repeat the request after Retry-After, or omit the field.',
  retryAfterMs: 5000,
  facts: { projection: 'The view that is being rebuilt.' },
}) {}
/** For answers that must be complete: exports, reports, and records that are not found. */
export class ViewIncomplete extends refusal<{ projection: string; why: 'gaps' | 'behind' | 'stopped' }>()(
  'read-models.view-incomplete',
  {
    kind: 'unavailable',
    title:
      'The list does not show everything that was recorded: it is catching up, has stopped, or lacks records that cannot be read.',
    meaning:
      'A record that the view does not show may exist, and an export or a report from it would not be complete. `/readyz` shows the same.',
    remedy:
      'Repeat the request after Retry-After. If it does not help, tell the operator: `crm projections list` and `crm projections parked` name the cause.',
    retryAfterMs: 5000,
    facts: {
      projection: 'The view.',
      why: '`behind`: it is catching up; `stopped`: it has stopped; `gaps`: it lacks some records.',
    },
  },
) {
  override get message(): string {
    const { projection, why } = this.facts;
    return `the view ${projection} is not complete (${why})`;
  }
}
export class ReadModelsUnavailable extends refusal<{ reason: string }>()('read-models.unavailable', {
  kind: 'unavailable',
  title: 'The read models cannot be reached.',
  meaning: 'Lists, searches and single records cannot be read now. Writes still work.',
  remedy: 'Repeat the same request after Retry-After.',
  retryAfterMs: 1000,
  facts: { reason: 'What the store reported.' },
}) {
  override get message(): string {
    return this.facts.reason;
  }
}
