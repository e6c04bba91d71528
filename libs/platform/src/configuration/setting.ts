import { isIP } from 'node:net';
import { basename } from 'node:path';
import { hasInvisible } from '@crm/contracts/forms';

/** One key of the configuration, with the description that `crm config print` shows. */
export interface Setting<Value> {
  /** Name in the environment and in `.env`. */
  readonly key: string;
  /** One sentence for the operator. */
  readonly meaning: string;
  /** Unit or form of the value: `TCP port`, `directory`, `URL`. */
  readonly unit: string;
  /** Text used when the key is absent. A function may use the data directory. Absent: the setting is optional. */
  readonly default?: string | ((dataDir: string) => string);
  /** Never printed or logged. */
  readonly secret: boolean;
  /** The value may be in a file named by `<key>_FILE` instead. */
  readonly fromFile?: boolean;
  /** Returns the value, or throws a {@link SettingFault} that says what is expected. */
  parse(text: string): Value;
}

/** What is wrong with one value, as the end of the sentence "<KEY> …". Never quotes a secret. */
export class SettingFault extends Error {}

type Described<Value> = Omit<Setting<Value>, 'secret' | 'default'> & { readonly secret?: boolean };

/** A setting that always has a value. */
export const setting = <Value>(
  definition: Described<Value> & { readonly default: NonNullable<Setting<Value>['default']> },
): Setting<Value> => ({
  secret: false,
  ...definition,
});

/** A setting that may be left out. */
export const optional = <Value>(definition: Described<Value>): Setting<Value | undefined> => ({
  secret: false,
  ...definition,
});

export const text = (value: string): string => value;

export function port(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65_535)
    throw new SettingFault(`must be a number from 0 to 65535, not "${value}"`);
  return number;
}

/** undefined: switched off. */
export const portOrOff = (value: string): number | undefined => (value === 'off' ? undefined : port(value));

export const oneOf =
  <Choice extends string>(...choices: readonly Choice[]) =>
  (value: string): Choice => {
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) throw new SettingFault(`must be one of ${choices.join(', ')}, not "${value}"`);
    return choice;
  };

export interface ResourceUrl<Scheme extends string = string> {
  /** Picks the adapter. */
  readonly scheme: Scheme;
  /** What follows the colon: for embedded adapters a path relative to the working directory. */
  readonly path: string;
}

/** A URL whose scheme picks the adapter. Its rest is never quoted in a fault: it may hold credentials. */
export const resourceUrl =
  <Scheme extends string>(...schemes: readonly Scheme[]) =>
  (value: string): ResourceUrl<Scheme> => {
    const [, name, path] = /^([a-z][a-z0-9+.-]*):(.*)$/s.exec(value) ?? [];
    const allowed = schemes.map((scheme) => `${scheme}:`).join(', ');
    if (name === undefined) throw new SettingFault(`must be a URL; allowed schemes: ${allowed}`);
    const scheme = schemes.find((candidate) => candidate === name);
    if (scheme === undefined) throw new SettingFault(`has the unknown scheme "${name}:"; allowed schemes: ${allowed}`);
    if (path === '' && scheme !== 'embedded') throw new SettingFault(`names no path after "${scheme}:"`);
    return { scheme, path: path ?? '' };
  };

/** An embedded database whose file has a fixed name, because other files are stored next to it. */
export const sqliteUrl =
  (file: string) =>
  (value: string): ResourceUrl<'sqlite'> => {
    const url = resourceUrl('sqlite')(value);
    if (basename(url.path) !== file) throw new SettingFault(`must name a file called ${file}`);
    return url;
  };

export function emailAddress(value: string): string {
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(value) || hasInvisible(value))
    throw new SettingFault('must be an e-mail address');
  return value;
}

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** `Name <address>`, `"Name" <address>`, or an address alone. */
export function mailbox(value: string): Mailbox {
  const [, quoted, plain, inner] = /^(?:"([^"]*)"|([^"<>]*?))\s*<([^<>]*)>$/.exec(value) ?? [];
  if (inner === undefined) return { name: 'Throughline', address: emailAddress(value) };
  const name = (quoted ?? plain ?? '').trim();
  if (/[\u0000-\u001f\u007f]/.test(name)) throw new SettingFault('must hold a name without control characters');
  return { name, address: emailAddress(inner) };
}

export function key256(value: string): string {
  if (Buffer.from(value, 'base64').length !== 32)
    throw new SettingFault('must be 32 bytes in base64 (openssl rand -base64 32)');
  return value;
}

export function count(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new SettingFault(`must be a whole number from 0, not "${value}"`);
  return Number(value);
}

/** From 0 to 100. */
export function percentage(value: string): number {
  if (!/^\d{1,3}(\.\d+)?$/.test(value) || Number(value) > 100)
    throw new SettingFault(`must be a number from 0 to 100, not "${value}"`);
  return Number(value);
}

/** A share of a whole: from 0 (nothing) to 1 (everything). */
export function ratio(value: string): number {
  if (!/^(0|1|0?\.\d+|1\.0+|0\.\d+)$/.test(value))
    throw new SettingFault(`must be a number from 0 to 1, not "${value}"`);
  return Number(value);
}

/** Comma-separated names and values, as OpenTelemetry writes them: `authorization=Bearer%20abc,x-tenant=7`. Never quoted in a fault. */
export function headerList(value: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    listOf(value).map((part) => {
      const [, name, text] = /^([\w-]+)=(.*)$/.exec(part) ?? [];
      if (name === undefined || text === undefined)
        throw new SettingFault('must be a comma-separated list of name=value');
      return [name.toLowerCase(), decodeURIComponent(text)];
    }),
  );
}

/** A whole number of bytes, or with a unit: `500MiB`, `2GiB`. */
export function byteCount(value: string): number {
  const [, number, unit = ''] = /^(\d{1,15})(KiB|MiB|GiB|TiB)?$/.exec(value) ?? [];
  if (number === undefined) throw new SettingFault(`must be a number of bytes, like 1048576 or 500MiB, not "${value}"`);
  return Number(number) * 1024 ** ['', 'KiB', 'MiB', 'GiB', 'TiB'].indexOf(unit);
}

/** A whole number within bounds. */
export const wholeNumber =
  ({ from, to }: { from: number; to: number }) =>
  (value: string): number => {
    if (!/^\d{1,9}$/.test(value) || Number(value) < from || Number(value) > to)
      throw new SettingFault(`must be a whole number from ${from} to ${to}, not "${value}"`);
    return Number(value);
  };

/** The parts of a comma-separated list; an empty text is an empty list. */
const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function urlOf(value: string, ...schemes: readonly string[]): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !schemes.includes(url.protocol.slice(0, -1)) || url.hostname === '')
    throw new SettingFault(`must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);
  return url;
}

/** Without a trailing slash, so that a path can follow. */
export function webUrl(value: string): string {
  const url = urlOf(value, 'http', 'https');
  if (url.search !== '' || url.hash !== '' || url.username !== '')
    throw new SettingFault('must be a URL without user, query and fragment');
  return url.href.replace(/\/$/, '');
}

/** Never quoted in a fault: it may hold credentials. */
export const smtpUrl = (value: string): string => urlOf(value, 'smtp', 'smtps').href;

/** Exact origins, as a browser sends them. */
export function origins(value: string): readonly string[] {
  return listOf(value).map((origin) => {
    if (urlOf(origin, 'http', 'https').origin !== origin)
      throw new SettingFault(`must hold origins like https://crm.example.org, not "${origin}"`);
    return origin;
  });
}

/** IP addresses and networks (`10.0.0.0/8`, `fd00::/8`). */
export function networks(value: string): readonly string[] {
  return listOf(value).map((network) => {
    const [address = '', prefix, ...more] = network.split('/');
    const family = isIP(address);
    const bits = family === 6 ? 128 : 32;
    const fits = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
    if (family === 0 || !fits || more.length > 0)
      throw new SettingFault(`must hold addresses or networks like 10.0.0.0/8, not "${network}"`);
    return network;
  });
}
