import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import Type, { type TSchema } from 'typebox';
import { CountedPageView } from './list-question.js';
import { fieldsOf } from './view-fields.js';
import { USE, type RowOf, type View } from './view-definition.js';

/** A record as one caller sees it. */
export type ShownOf<V extends View> = RowOf<V> &
  (V extends { readonly actions: readonly string[] } ? { readonly allowedActions: string[] } : unknown);

type Class<T> = new () => T;
/** Where a class keeps the view that it was made of. */
const VIEW = Symbol('view');
const viewOf = (type: object): View | undefined => (type as { readonly [VIEW]?: View })[VIEW];

/** The view whose list a class is a page of. */
export const viewOfPage = (type: unknown): View | undefined =>
  typeof type === 'function' && type.prototype instanceof CountedPageView ? viewOf(type) : undefined;

const CLASS = 'x-class';
/** Part of a view that has a schema of its own in the OpenAPI document. */
export const instanceOf = <T extends object>(type: Class<T>, description?: string) =>
  Type.Unsafe<T>({ type: 'object', [CLASS]: type, ...(description !== undefined && { description }) });

const REVISION = {
  type: 'integer',
  minimum: 0,
  description: 'Counts its changes from 0: goes into If-Match.',
  example: 0,
} as const;

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
  return Shown as Class<object> as Class<ShownOf<V>>;
}

/** The same on its own, as GET of one record answers it. */
export function documentClass<T extends object>(shown: Class<T>): Class<T & { readonly stale?: true }> {
  class Document extends (shown as Class<object>) {
    @ApiPropertyOptional({
      type: Boolean,
      description: 'Present and true when this may lag behind the position that was asked for.',
    })
    readonly stale?: true;
  }
  return Document as Class<T & { readonly stale?: true }>;
}

/** A page of its list. `view`: where what is shown is more than a row. */
export function pageClass<T extends object>(
  shown: Class<T>,
  view = viewOf(shown),
): Class<CountedPageView & { readonly items: T[] }> {
  class Page extends CountedPageView {
    static readonly [VIEW] = view;
    @ApiProperty({ type: [shown] })
    readonly items!: T[];
  }
  return Page;
}

/** A schema as the decorators of the OpenAPI document take it. */
function propertyOf(schema: TSchema): ApiPropertyOptions {
  const { anyOf, items, [CLASS]: type, [USE]: _use, ...rest } = schema as PropertySchema;
  if (anyOf?.[0]) return { ...propertyOf(anyOf[0]), nullable: true };
  if (type !== undefined) return { ...rest, type };
  if (items === undefined) return rest as ApiPropertyOptions;
  return items[CLASS] === undefined
    ? { ...rest, type: 'array', items: { ...(items as object) } }
    : { ...rest, type: [items[CLASS]] };
}

type PropertySchema = Partial<TSchema> & {
  /** Of what may be null: the schema of what is there, first. */
  readonly anyOf?: readonly TSchema[];
  readonly items?: PropertySchema;
  readonly [CLASS]?: Class<object>;
  readonly [USE]?: unknown;
};
