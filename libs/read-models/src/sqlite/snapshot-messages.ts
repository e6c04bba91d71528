import type { Answer, Question, ReadableBuild } from './reading-messages.js';

export interface SnapshotData extends ReadableBuild {
  readonly fewRows: number;
}

export type SnapshotWork = Question | { readonly kind: 'checkpoint' };

export interface SnapshotRequest {
  readonly id: number;
  readonly work: SnapshotWork;
}

export type SnapshotAnswer = Answer | { readonly kind: 'position'; readonly position: string };

export type FromSnapshot = { readonly kind: 'ready' } | (SnapshotAnswer & { readonly id: number });
