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

/** All event types this program knows, and how their older versions are read. The events of unique values and of seals are always included. */
export class EventRegistry {
  private readonly entries = new Map<string, Entry>();
  private readonly find: FindUpcaster;

  /** Throws a TypeError for two definitions of one type and for an old version without an upcaster. */
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
        `the schema of ${type} must be closed (additionalProperties: false) and must not define ${ENCRYPTED}`,
      );
    for (let old = 1; old < version; old++)
      if (this.find(type, old) === undefined) throw new TypeError(`${type} version ${old} has no upcaster`);
    this.entries.set(type, { definition });
  }

  get definitions(): readonly EventDefinition[] {
    return [...this.entries.values()].map(({ definition }) => definition);
  }

  definition(type: string): EventDefinition | undefined {
    return this.entries.get(type)?.definition;
  }

  /** Converts data from the program's form to the stored form. */
  written(type: string, said: unknown): unknown {
    const definition = this.definition(type);
    return definition === undefined ? said : definition.write(said);
  }

  /** Converts stored data, in the newest version of its type, to the program's form. */
  read({ type, data }: VersionedEvent): unknown {
    const definition = this.definition(type);
    return definition === undefined ? data : definition.read(data);
  }

  /** Returns the definition of an event about to be written. Invalid data is a programming error: throws a TypeError that names type and path. */
  check(type: string, data: unknown): EventDefinition {
    const entry = this.entries.get(type);
    if (entry === undefined) throw new TypeError(`the event ${type} is not defined`);
    const validator = (entry.validator ??= Compile(entry.definition.schema));
    if (!validator.Check(data)) throw new TypeError(`${type}: ${faults(validator, data)}`);
    return entry.definition;
  }

  /** Returns the event in its newest version; undefined when its version, or an event that it was upcast to, is unknown. */
  upcast(event: VersionedEvent): readonly VersionedEvent[] | undefined {
    if (this.isNewest(event)) return [event];
    const lifted = upcast(event, this.find);
    return lifted.every((each) => this.isNewest(each)) ? lifted : undefined;
  }

  private isNewest({ type, version }: VersionedEvent): boolean {
    return this.entries.get(type)?.definition.version === version;
  }
}

/** Names the place and the rule, never the value, which may be personal. */
function faults(validator: Validator, data: unknown): string {
  return validator
    .Errors(data)
    .map(({ instancePath, message }) => `${instancePath === '' ? '/' : instancePath} ${message}`)
    .join('; ');
}
