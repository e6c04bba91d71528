/**
 * What callers compare a field with, where a text is not compared as they wrote it: it says how an operand becomes the stored form, and what
 * is refused (docs/adr/0044).
 */
export type Operand =
  /** RFC 3339 with an offset, to the minute or finer, or a day of UTC. Stored as UTC to the millisecond. */
  | 'moment'
  /** A calendar day. */
  | 'day'
  /** A UUID, in lower case. */
  | 'id'
  /** A UUID, or the name of a part of the program. */
  | 'reference'
  /** A code of lower-case words. */
  | 'code'
  /** A place in the log. */
  | 'position'
  | 'email'
  | 'phone'
  /** One of these words, in any case. */
  | { readonly oneOf: readonly string[] };

/**
 * `text` is compared without regard to case and accents, `keyword` exactly: both take any text. `keyword` is for names that others chose, such
 * as the id in another system. `number` needs saying only where the path leads into an object.
 */
export type OperandType = 'text' | 'keyword' | 'number' | Operand;
