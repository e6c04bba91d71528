import type { Value } from '../file-writer.port.js';

/** Texts for the heads of pages and columns. */
export interface PdfHead {
  readonly title: string;
  readonly labels: readonly string[];
  /** Search, filter and sort, as requested. */
  readonly asked: string;
  readonly by: string;
  /** RFC 3339 UTC. */
  readonly at: string;
}

export type PdfWork =
  | { readonly kind: 'begin' }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Value[])[] }
  | { readonly kind: 'end'; readonly rows: number };

export interface PdfRequest {
  readonly id: number;
  readonly work: PdfWork;
}

export type PdfAnswer =
  | { readonly id: number; readonly bytes: Uint8Array; readonly unshownCharacters: number }
  | { readonly id: number; readonly failure: string };
