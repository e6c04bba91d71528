import { ApiExtraModels, ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import Type, { type TSchema } from 'typebox';
import { CountedPageView, Facets, FacetValueView, type FacetsView } from './list-question.js';
import { holdsNamedIds, named, Names } from './named-ids.js';
import { fieldsOf } from './view-fields.js';
import { USE, useOf, type RowOf, type View } from './view-definition.js';

/** A record as one caller sees it. */
export type ShownOf<V extends View> = RowOf<V> &
  (V extends { readonly record: string } ? { readonly stale?: true } : unknown) &
  (V extends { readonly actions: readonly string[] } ? { readonly allowedActions: string[] } : unknown);

type Class<T> = new () => T;
/** Where a class keeps the view that it was made from. */
const VIEW = Symbol('view');
/** Marks a page whose items are the rows of the view. */
const ROWS = Symbol('rows');
const viewOf = (type: object): View | undefined => (type as { readonly [VIEW]?: View })[VIEW];

/** Returns the view of a class that is a page of its list. */
export const viewOfPage = (type: unknown): View | undefined =>
  typeof type === 'function' && type.prototype instanceof CountedPageView ? viewOf(type) : undefined;

/** The same, but only for pages whose items are the rows themselves, not composed of more. */
export const viewOfRows = (type: unknown): View | undefined =>
  (type as { readonly [ROWS]?: boolean } | undefined)?.[ROWS] === true ? viewOfPage(type) : undefined;

/** Returns the description of a class in the OpenAPI document; undefined if it was not made from a view. */
export function descriptionOf(type: unknown): string | undefined {
  const view = typeof type === 'function' ? viewOf(type) : undefined;
  return view && (viewOfPage(type) === undefined ? view.description : `${view.title}, page by page.`);
}

const CLASS = 'x-class';
/** Part of a view that has its own schema in the OpenAPI document. */
export const instanceOf = <T extends object>(type: Class<T>, description?: string) =>
  Type.Unsafe<T>({ type: 'object', [CLASS]: type, ...(description !== undefined && { description }) });

const REVISION = {
  type: 'integer',
  minimum: 0,
  description: 'Number of its changes, counted from 0. Used in If-Match.',
  example: 0,
} as const;

const STALE: ApiPropertyOptions = {
  type: Boolean,
  enum: [true],
  required: false,
  description: 'For a single record: present when it may lag behind the requested position.',
};

/** The class that documents a record of the view: `class NoteView extends viewClass(noteView) {}`. */
export function viewClass<V extends View>(view: V): Class<ShownOf<V>> {
  class Shown {
    static readonly [VIEW] = view;
  }
  const has = (name: string, options: ApiPropertyOptions): void => ApiProperty(options)(Shown.prototype, name);
  fieldsOf(view).forEach(({ name, schema }, index) => {
    has(name, Object.assign(propertyOf(schema), { required: view.schema.required.includes(name) }));
    if (index === 0 && view.record !== undefined) has('revision', REVISION);
  });
  if (view.actions)
    has('allowedActions', {
      description: 'What the caller may do with it.',
      enum: [...view.actions],
      isArray: true,
    });
  if (view.record !== undefined) has('stale', STALE);
  if (holdsNamedIds(Shown)) Names()(Shown.prototype, 'names');
  return Shown as Class<object> as Class<ShownOf<V>>;
}

/** The class of a page of the list. `view` is needed only where the items are more than rows. */
export function pageClass<T extends object>(
  shown: Class<T>,
  view?: View,
): Class<CountedPageView & { readonly items: T[]; readonly facets?: FacetsView }> {
  class Page extends CountedPageView {
    static readonly [VIEW] = view ?? viewOf(shown);
    static readonly [ROWS] = view === undefined;
    @ApiProperty({ type: [shown] })
    readonly items!: T[];
  }
  if (Page[VIEW]?.facets !== undefined) {
    ApiExtraModels(FacetValueView)(Page);
    Facets()(Page.prototype, 'facets');
  }
  if (holdsNamedIds(Page)) Names()(Page.prototype, 'names');
  return Page;
}

/** Converts a schema to the options of the OpenAPI decorators. */
function propertyOf(schema: TSchema): ApiPropertyOptions {
  const { names } = useOf(schema);
  return { ...shapeOf(schema), ...(names && named(names)) };
}

function shapeOf(schema: TSchema): ApiPropertyOptions {
  const { anyOf, items, [CLASS]: type, [USE]: _use, ...rest } = schema as PropertySchema;
  if (anyOf?.[0]) return { ...shapeOf(anyOf[0]), nullable: true };
  if (type !== undefined) return { ...rest, type };
  if (items === undefined) return rest as ApiPropertyOptions;
  return items[CLASS] === undefined
    ? { ...rest, type: 'array', items: { ...(items as object) } }
    : { ...rest, type: [items[CLASS]] };
}

type PropertySchema = Partial<TSchema> & {
  /** For a nullable value: the schema of the value comes first. */
  readonly anyOf?: readonly TSchema[];
  readonly items?: PropertySchema;
  readonly [CLASS]?: Class<object>;
  readonly [USE]?: unknown;
};
