import {
  findUpcaster,
  sealRecord,
  uniqueValueRecord,
  upcast,
  type EventDefinition,
  type FindUpcaster,
  type Upcaster,
  type VersionedEvent,
} from '@crm/contracts';
import { Compile, type Validator } from 'typebox/compile';
import { ENCRYPTED } from './encryption.js';

interface Entry {
  readonly definition: EventDefinition;
  /** Compiled when the first event of the type is written. */
  validator?: Validator;
}

/** All event types this program knows, and how older versions of them are read. Those of unique values and of the log itself are always among them. */
export class EventRegistry {
  private readonly entries = new Map<string, Entry>();
  private readonly find: FindUpcaster;

  /** Throws TypeError for two definitions of one type and for an old version that no upcaster leads on from. */
  constructor(definitions: readonly EventDefinition[], upcasters: readonly Upcaster[] = []) {
    this.find = findUpcaster(upcasters);
    const own = [sealRecord, uniqueValueRecord].flatMap((record) => record.definitions);
    for (const definition of new Set([...own, ...definitions])) this.add(definition);
  }

  private add(definition: EventDefinition): void {
    const { type, version, schema } = definition;
    if (this.entries.has(type)) throw new TypeError(`the event ${type} is defined twice`);
    if (!('additionalProperties' in schema) || schema.additionalProperties !== false || ENCRYPTED in schema.properties)
      throw new TypeError(
        `the schema of ${type} must be closed (additionalProperties: false) and leave ${ENCRYPTED} alone`,
      );
    for (let old = 1; old < version; old++)
      if (this.find(type, old) === undefined) throw new TypeError(`no upcaster leads on from ${type} version ${old}`);
    this.entries.set(type, { definition });
  }

  get definitions(): readonly EventDefinition[] {
    return [...this.entries.values()].map(({ definition }) => definition);
  }

  definition(type: string): EventDefinition | undefined {
    return this.entries.get(type)?.definition;
  }

  /** What the program says in the form that is stored. */
  written(type: string, said: unknown): unknown {
    const definition = this.definition(type);
    return definition === undefined ? said : definition.write(said);
  }

  /** What is stored, in the newest version of its type, as the program says it. */
  read({ type, data }: VersionedEvent): unknown {
    const definition = this.definition(type);
    return definition === undefined ? data : definition.read(data);
  }

  /** The definition of an event about to be written. Throws TypeError naming type and path: such an event is a programming error. */
  check(type: string, data: unknown): EventDefinition {
    const entry = this.entries.get(type);
    if (entry === undefined) throw new TypeError(`the event ${type} is not defined`);
    const validator = (entry.validator ??= Compile(entry.definition.schema));
    if (!validator.Check(data)) throw new TypeError(`${type}: ${faults(validator, data)}`);
    return entry.definition;
  }

  /** What an event says in its newest version; undefined when that version, or what it became, is unknown. */
  upcast(event: VersionedEvent): readonly VersionedEvent[] | undefined {
    if (this.isNewest(event)) return [event];
    const lifted = upcast(event, this.find);
    return lifted.every((each) => this.isNewest(each)) ? lifted : undefined;
  }

  private isNewest({ type, version }: VersionedEvent): boolean {
    return this.entries.get(type)?.definition.version === version;
  }
}

/** Says where and what, never the value: it may be personal. */
function faults(validator: Validator, data: unknown): string {
  return validator
    .Errors(data)
    .map(({ instancePath, message }) => `${instancePath === '' ? '/' : instancePath} ${message}`)
    .join('; ');
}
