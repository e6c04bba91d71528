import { InvalidInput } from '@crm/contracts/refusals';
import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { pointerTo, type FieldError } from '@crm/kernel';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import { unknownMembers } from './unknown-members.js';

/** Of a body: with more, nothing else of it is checked. */
const MAX_UNKNOWN = 20;

/** Validates the shape of bodies and parameters: refuses unknown fields, converts nothing, and names every fault by its JSON pointer. */
export class ShapePipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: false,
      exceptionFactory: (errors) => new InvalidInput(errors.flatMap((error) => fieldErrors(error, ''))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && value !== undefined && this.toValidate(metadata) && !isObject(value))
      throw new InvalidInput([{ pointer: '', code: 'not-an-object', detail: 'The body must be a JSON object.' }]);
    if (metadata.type === 'param' && areIdsAlone(metadata.metatype, value))
      return Object.assign(new (metadata.metatype as new () => object)(), value);
    if (metadata.metatype !== undefined && isObject(value) && this.toValidate(metadata)) {
      const unknown = unknownMembers(value as object, metadata.metatype);
      // A few are named with all other faults; more would cost too much to convert and check.
      if (unknown.length > MAX_UNKNOWN) throw this.refusal(unknown, metadata);
    }
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      throw error instanceof InvalidInput ? this.refusal(error.errors, metadata) : error;
    }
  }

  private refusal(errors: readonly FieldError[], { type }: ArgumentMetadata): InvalidInput {
    return type === 'body' ? new InvalidInput(errors) : byParameterName(errors);
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const idClasses = new WeakMap<object, ReadonlySet<string> | null>();

/**
 * Whether these are exactly the valid ids that a class of path parameters declares. That is the most frequent input by far, and
 * class-validator takes a tenth of the time of a GET for it. Any other input is validated by class-validator, which names the fault.
 */
function areIdsAlone(metatype: ArgumentMetadata['metatype'], value: unknown): value is object {
  if (metatype === undefined || !isObject(value)) return false;
  let names = idClasses.get(metatype);
  if (names === undefined) {
    names = idNamesOf(metatype);
    idClasses.set(metatype, names);
  }
  const given = Object.entries(value as object);
  return (
    names !== null &&
    given.length === names.size &&
    given.every(([name, id]) => names.has(name) && typeof id === 'string' && UUID.test(id))
  );
}

/** null: the class has other rules than just @IsUUID() on each property. */
function idNamesOf(metatype: object): ReadonlySet<string> | null {
  const rules = getMetadataStorage().getTargetValidationMetadatas(metatype as () => void, '', false, false);
  const plain = rules.every(
    ({ name, constraints, each }) => name === 'isUuid' && !each && constraints?.[0] === undefined,
  );
  return plain && rules.length > 0 ? new Set(rules.map(({ propertyName }) => propertyName)) : null;
}

/** Streams (uploads) are objects too, and stay as they are: their parameters have no class to validate. */
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A parameter is named plainly: `limit`, not `/limit`. */
const byParameterName = (errors: readonly FieldError[]): InvalidInput =>
  new InvalidInput(
    errors.map(({ pointer, code, detail }) => ({
      pointer: pointer.slice(1),
      code: code === 'unknown-field' ? 'unknown-parameter' : code,
      detail,
    })),
  );

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = pointerTo(parent, error.property);
  const own = faultsOf(error).map(([rule, message]) => ({ pointer, code: codeOf(rule), detail: sentence(message) }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

/** A value of another type breaks every rule of its field; only these say what is wrong with it. */
const TYPE_RULES = new Set(['isString', 'isArray', 'isInt', 'isNumber', 'isBoolean', 'isObject', 'isInstance']);

/** The rules that a value breaks, with what to say. A value that is absent or of another type is one fault, however many rules there are. */
function faultsOf({ property, value, constraints = {} }: ValidationError): (readonly [string, string])[] {
  const broken = Object.entries(constraints);
  if (broken.length > 0 && value === undefined) return [['required', `${property} is required`]];
  // The rules of a list are about its elements too, of which each may break another one.
  const ofType = Array.isArray(value) ? undefined : broken.find(([rule]) => TYPE_RULES.has(rule));
  return ofType === undefined ? broken : [ofType];
}

/** `isEmail` becomes `is-email`; an unknown field gets the code `unknown-field`. */
const codeOf = (constraint: string): string =>
  constraint === 'whitelistValidation'
    ? 'unknown-field'
    : constraint.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${message.endsWith('.') ? '' : '.'}`;
