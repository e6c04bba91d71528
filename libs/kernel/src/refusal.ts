import { DomainError, type FieldError, type RefusalKind } from './domain-error.js';

type NoFacts = Record<string, never>;

/** The explanation of a refusal for people, in sentences. `facts` has one for each fact of the class. */
export type RefusalText<Facts extends object> = {
  readonly kind: RefusalKind;
  /** The same for all occurrences. */
  readonly title: string;
  /** When it happens. */
  readonly meaning: string;
  /** What the caller should do next. */
  readonly remedy: string;
  /** The time after which another try makes sense, where it is always the same. */
  readonly retryAfterMs?: number;
} & (string extends keyof Facts ? object : { readonly facts: { readonly [Name in keyof Required<Facts>]: string } });

/** A refusal with its explanation: problem+json, /problems/{code}, docs/errors and the OpenAPI document are generated from it. */
export interface RefusalClass {
  readonly code: string;
  readonly text: RefusalText<NoFacts> & { readonly facts?: Readonly<Record<string, string>> };
}

/**
 * The base of a refusal's class, which declares code, kind and explanation once:
 *
 *     class NoteNotFound extends refusal<{ noteId: string }>()('notes.not-found', { kind: 'not-found', title: …, facts: { noteId: … } }) {}
 *
 * The first call takes the type of the facts, the second infers the rest. A missing explanation does not compile.
 */
export const refusal =
  <Facts extends object = NoFacts>() =>
  <const Code extends string>(code: Code, text: RefusalText<Facts>) =>
    class extends DomainError<Facts> {
      static readonly code = code;
      static readonly text = text;
      readonly code = code;
      readonly kind = text.kind;
      readonly title = text.title;
      override readonly retryAfterMs = text.retryAfterMs;
    };

/** The base of a refusal that names each field at fault in `errors` and has no facts. */
export const fieldsRefusal = <const Code extends string>(code: Code, text: RefusalText<NoFacts>) =>
  class extends refusal()(code, text) {
    declare readonly errors: readonly FieldError[];

    constructor(errors: readonly FieldError[]) {
      super({}, errors);
    }
  };

export const isRefusalClass = (value: unknown): value is RefusalClass =>
  typeof value === 'function' && typeof (value as Partial<RefusalClass>).code === 'string' && 'text' in value;
