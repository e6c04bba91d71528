import type { CollectionSpec, Document } from '../read-model-store.port.js';

/** A collection with a field of every type, single and many, and indexes of every form. */
export const shelf = (name: string): CollectionSpec => ({
  name,
  fields: {
    code: { path: 'code', type: 'keyword' },
    title: { path: 'title', type: 'text' },
    pages: { path: 'size.pages', type: 'number' },
    lent: { path: 'lent', type: 'boolean' },
    tag: { path: 'tags', type: 'keyword', many: true },
    author: { path: 'authors.name', type: 'text', many: true },
    year: { path: 'authors.year', type: 'number', many: true },
  },
  indexes: [['pages'], ['-code'], ['title'], ['lent', 'title'], ['code', '-pages', 'title'], ['tag']],
  search: (document) => {
    const { title, tags, email } = document as Partial<Book>;
    return { words: [title ?? ''], codes: [...(tags ?? []), email ?? ''] };
  },
});

export interface Book extends Document {
  readonly code?: string | null;
  readonly title?: string | null;
  readonly size?: { readonly pages?: number | null };
  readonly lent?: boolean | null;
  readonly tags?: readonly string[];
  readonly authors?: readonly { readonly name?: string; readonly year?: number }[];
  readonly email?: string;
}

export const SHELF_FIELDS = ['code', 'title', 'pages', 'lent'] as const;
