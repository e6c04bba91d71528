import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { FieldError } from '@crm/kernel';
import type { ValidationError } from 'class-validator';
import { InvalidInput } from '../problems/invalid-input.js';

/** Shape of bodies and parameters: unknown fields refused, nothing converted, every fault named by its JSON pointer. */
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
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      throw metadata.type !== 'body' && error instanceof InvalidInput ? byParameterName(error) : error;
    }
  }
}

/** Streams (uploads) are objects too, and stay as they are: their parameters have no class to validate. */
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A parameter is named plainly: `limit`, not `/limit`. */
const byParameterName = ({ errors }: InvalidInput): InvalidInput =>
  new InvalidInput(
    errors.map(({ pointer, code, detail }) => ({
      pointer: pointer.slice(1),
      code: code === 'unknown-field' ? 'unknown-parameter' : code,
      detail,
    })),
  );

function fieldErrors({ property, constraints = {}, children = [] }: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(constraints).map(([constraint, message]) => ({
    pointer,
    code: codeOf(constraint),
    detail: sentence(message),
  }));
  return [...own, ...children.flatMap((child) => fieldErrors(child, pointer))];
}

/** `isEmail` becomes `is-email`; an unknown field is told by that name. */
const codeOf = (constraint: string): string =>
  constraint === 'whitelistValidation'
    ? 'unknown-field'
    : constraint.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${message.endsWith('.') ? '' : '.'}`;
