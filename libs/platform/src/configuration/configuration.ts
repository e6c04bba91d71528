import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { SettingFault, type Setting } from './setting.js';
import { settings, type Configuration, type SettingName } from './settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;
type Source = 'default' | 'environment' | '.env' | 'file' | 'not set';

/** All faults of the configuration, one sentence each. The program does not start. */
export class FaultyConfiguration extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  }
}

/** What the operator sees of one setting. */
export interface PrintedSetting {
  readonly key: string;
  readonly value: string;
  readonly source: Source;
  readonly unit: string;
  readonly meaning: string;
}

export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly printed: readonly PrintedSetting[];
  /** What is allowed but hardly meant, one sentence each. */
  readonly warnings: readonly string[];
}

interface Found {
  readonly text: string | undefined;
  readonly source: Source;
}

/**
 * Reads every setting from the environment, then from `.env` in the working directory, then from the defaults. An empty value counts as
 * absent. Some secrets may be in a file named by `<KEY>_FILE`. Throws {@link FaultyConfiguration} with every fault at once.
 */
export function readConfiguration(
  environment: Environment = process.env,
  dotEnv: Environment = readDotEnv(),
): ReadConfiguration {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  const printed: PrintedSetting[] = [];
  let dataDir = '';
  for (const [name, definition] of Object.entries(settings) as [SettingName, Setting<unknown>][]) {
    const found = attempt(faults, definition.key, () => find(definition, dataDir, environment, dotEnv)) ?? {
      text: undefined,
      source: 'not set',
    };
    if (definition.key === 'DATA_DIR') dataDir = found.text ?? '';
    values[name] =
      found.text === undefined
        ? undefined
        : attempt(faults, definition.key, () => definition.parse(found.text as string));
    const { key, unit, meaning } = definition;
    printed.push({
      key,
      value: found.text !== undefined && definition.secret ? '********' : (found.text ?? ''),
      source: found.source,
      unit,
      meaning,
    });
  }
  faults.push(...contradictions(values as Partial<Configuration>, faults));
  if (faults.length > 0) throw new FaultyConfiguration(faults);
  const configuration = Object.freeze(values) as Configuration;
  return { configuration, printed, warnings: warningsOf(configuration) };
}

/** The program speaks no TLS, so an https address means a proxy. Found at the start: a header of a request can be anybody's. */
const warningsOf = ({ publicUrl, trustProxy }: Configuration): string[] =>
  publicUrl?.startsWith('https:') === true && trustProxy.length === 0
    ? [
        'PUBLIC_URL is https, so a proxy is in front, but TRUST_PROXY names none: all callers seem to come from the address of the proxy, and share its rate limit and its log-in throttle.',
      ]
    : [];

/** Settings that are valid by themselves but not together. A fault that was already found is not reported twice. */
function contradictions(
  { adminEmail, adminPassword, kek, kekFile, kekPrevious }: Partial<Configuration>,
  faults: readonly string[],
): string[] {
  const found: string[] = [];
  const administrator = !faults.some((fault) => fault.startsWith('ADMIN_'));
  if (administrator && adminEmail !== undefined && adminPassword === undefined)
    found.push('ADMIN_EMAIL also needs ADMIN_PASSWORD or ADMIN_PASSWORD_FILE');
  if (administrator && adminEmail === undefined && adminPassword !== undefined)
    found.push('ADMIN_PASSWORD also needs ADMIN_EMAIL');
  if (kek !== undefined && kekFile !== undefined) found.push('KEK and KEK_FILE are both set; keep one');
  if (kekPrevious !== undefined && kek === undefined) found.push('KEK_PREVIOUS also needs KEK');
  return found;
}

function find(definition: Setting<unknown>, dataDir: string, environment: Environment, dotEnv: Environment): Found {
  const { key } = definition;
  const direct = lookUp(key, environment, dotEnv);
  const file = definition.fromFile ? lookUp(`${key}_FILE`, environment, dotEnv) : undefined;
  if (direct !== undefined && file !== undefined) throw new SettingFault(`and ${key}_FILE are both set; keep one`);
  if (direct !== undefined) return direct;
  if (file?.text !== undefined) return { text: readSecret(file.text), source: 'file' };
  const fallback = typeof definition.default === 'function' ? definition.default(dataDir) : definition.default;
  return { text: fallback, source: fallback === undefined ? 'not set' : 'default' };
}

function lookUp(key: string, environment: Environment, dotEnv: Environment): Found | undefined {
  if (environment[key]) return { text: environment[key], source: 'environment' };
  return dotEnv[key] ? { text: dotEnv[key], source: '.env' } : undefined;
}

/** Without the line break that editors add. */
function readSecret(path: string): string {
  const content = readFile(path);
  if (typeof content !== 'string')
    throw new SettingFault(`_FILE names "${path}", which cannot be read (${content.code})`);
  const secret = content.replace(/\r?\n$/, '');
  if (secret === '') throw new SettingFault(`_FILE names "${path}", which is empty`);
  return secret;
}

function readDotEnv(): Environment {
  const content = readFile('.env');
  if (typeof content === 'string') return parseEnv(content);
  if (content.code === 'ENOENT') return {};
  throw new FaultyConfiguration([`.env exists but cannot be read (${content.code})`]);
}

function readFile(path: string): string | { code: string } {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code ?? 'unknown' };
  }
}

/** Returns the result, or undefined after recording the fault, so that the next setting is checked too. */
function attempt<Result>(faults: string[], key: string, action: () => Result): Result | undefined {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof SettingFault)) throw error;
    faults.push(error.message.startsWith('_FILE') ? `${key}${error.message}` : `${key} ${error.message}`);
    return undefined;
  }
}
