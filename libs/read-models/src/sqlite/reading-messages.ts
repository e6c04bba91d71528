import type { ResolvedCount, ResolvedQuery } from '../query.js';
import type { Document, Page, ValueCount } from '../read-model-store.port.js';
import type { CollectionShape } from './layout.js';
import type { TextPage } from './reader.js';

/** What a thread must know to read a build. */
export interface ReadableBuild {
  readonly path: string;
  readonly shape: CollectionShape;
  readonly settled: boolean;
}

export interface ReadingData {
  readonly fewRows: number;
  /** Time for one question, in milliseconds. */
  readonly limitMs: number;
  /** Added to the thread's niceness, where threads have a priority of their own. */
  readonly niceness: number;
}

export type Question =
  { readonly kind: 'page'; readonly query: ResolvedQuery } | { readonly kind: 'counts'; readonly query: ResolvedCount };

export type ToReadingThread =
  /** `build`: its name in the questions that follow. Comes again when the build has changed. */
  | ({ readonly kind: 'open'; readonly build: string } & ReadableBuild)
  | { readonly kind: 'close'; readonly build: string }
  | { readonly kind: 'ask'; readonly build: string; readonly question: Question };

/** To each question one answer, in the order in which they were asked. */
export type Answer =
  /** `documents`: JSON text of the whole list. Text crosses between threads in a fraction of the time that the objects would take. */
  | { readonly kind: 'page'; readonly page: Omit<TextPage, 'texts'>; readonly documents: string }
  | { readonly kind: 'counts'; readonly counts: Record<string, readonly ValueCount[]> }
  | { readonly kind: 'out-of-time' }
  | { readonly kind: 'too-costly'; readonly limit: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly damaged?: boolean };

export type FromReadingThread = { readonly kind: 'ready' } | Answer;

export const pageOf = <T extends Document>({ page, documents }: Extract<Answer, { kind: 'page' }>): Page<T> => ({
  ...page,
  items: JSON.parse(documents) as T[],
});
