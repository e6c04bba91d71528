/** The cells of a row that name its customer, one line each. */
export interface NameCells {
  readonly name?: string | undefined;
  readonly firstName?: string | undefined;
  readonly middleName?: string | undefined;
  readonly lastName?: string | undefined;
  /** `Lovelace, Ada` */
  readonly lastFirstName?: string | undefined;
}

/** Which columns a file has decides what a column named `Name` holds. */
export interface NameColumns {
  readonly firstName: boolean;
  readonly lastName: boolean;
}

const joined = (...parts: (string | undefined)[]): string => parts.filter((part) => part !== undefined).join(' ');

const EAST_ASIAN =
  /^[\p{Script=Han}\p{Script=Hangul}][\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}々ー]*$/u;

/** 山田 and 太郎 are spoken, and written, as 山田太郎. */
function spoken(first: string | undefined, middle: string | undefined, last: string | undefined): string {
  const parts = [last, first].filter((part) => part !== undefined);
  const familyFirst = parts.length === 2 && middle === undefined && parts.every((part) => EAST_ASIAN.test(part));
  return familyFirst ? parts.join('') : joined(first, middle, last);
}

/** Returns the name in the order in which it is spoken; empty if no cell has one. */
export function nameOf(cells: NameCells, columns: NameColumns): string {
  const { name, firstName, middleName, lastName, lastFirstName } = cells;
  if (name === undefined) return spoken(firstName, middleName, lastName) || turned(lastFirstName ?? '');
  // German and French files call the last name "Name" or "Nom" beside a first name, Spanish and Italian ones the first name beside a last name.
  if (columns.firstName && !columns.lastName && firstName !== undefined && !holds(name, firstName))
    return spoken(firstName, middleName, name);
  if (columns.lastName && !columns.firstName && lastName !== undefined && !holds(name, lastName))
    return spoken(name, middleName, lastName);
  return name;
}

const holds = (name: string, part: string): boolean =>
  ` ${name.toLowerCase().replaceAll(',', ' ')} `.includes(` ${part.toLowerCase()} `);

/** `Lovelace, Ada` becomes `Ada Lovelace`. */
function turned(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim());
  return first === '' || more.length > 0 ? name : `${first} ${last}`;
}

/** A name for somebody of whom only an e-mail address is known: the words before the @, with capitals. Empty if there are none. */
export function nameFromEmail(address: string): string {
  const [local = ''] = address.slice(0, address.lastIndexOf('@')).split('+');
  const words = local.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => /\p{L}/u.test(word))
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');
}
