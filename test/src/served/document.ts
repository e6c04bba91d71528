import { readFileSync } from 'node:fs';

/** JSON Schema as far as the document uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly example?: unknown;
}

interface Content {
  readonly schema?: Schema;
  readonly example?: unknown;
}

/** Codes of refusals by status, or those of one status. */
const CODES = 'x-codes';

export interface ResponseObject {
  readonly [CODES]?: readonly string[];
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, Content>>;
}

export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Readonly<Record<string, Content>> | undefined;
  readonly responses: Readonly<Record<string, ResponseObject>>;
  readonly isPublic: boolean;
  /** Codes of this operation and of its kind, by status. Codes that any operation can return are listed in the answer of that status. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
  /** The action for which the caller needs the right; undefined when a token (or nothing) is enough. */
  readonly action: string | undefined;
}

interface Reference {
  readonly $ref: string;
}

interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly content: Record<string, Content> };
  readonly responses: Record<string, ResponseObject | Reference>;
  readonly security?: readonly object[];
  readonly 'x-action'?: string;
  readonly [CODES]?: Readonly<Record<string, readonly string[]>>;
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<Record<string, ResponseObject>>;
  };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The document of this release. A spec checks that the program serves the same. */
export const document = JSON.parse(
  readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'),
) as Document;

/** Every route. A spec that iterates over this list covers future routes too. */
export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const raw = item[method];
    if (raw === undefined) return [];
    const { operationId: id, requestBody, security } = raw;
    const parameters = (raw.parameters ?? []).map((each) => component<Parameter>('parameters', each));
    const answers = Object.entries(raw.responses).map(([status, answer]) => [status, component('responses', answer)]);
    const responses = Object.fromEntries(answers) as Record<string, ResponseObject>;
    const isPublic = security?.length === 0;
    const { 'x-action': action, [CODES]: codes = {} } = raw;
    return [{ id, method, path, parameters, body: requestBody?.content, responses, codes, isPublic, action }];
  }),
);

/** The parameter or answer itself; a reference is resolved. */
function component<Part extends object>(section: 'parameters' | 'responses', part: Part | Reference): Part {
  if (!('$ref' in part)) return part;
  const found = document.components[section][part.$ref.replace(`#/components/${section}/`, '')];
  if (found === undefined) throw new Error(`the document has no ${part.$ref}`);
  return found as unknown as Part;
}

export function operation(id: string): Operation {
  const found = operations.find((each) => each.id === id);
  if (found === undefined) throw new Error(`the document has no operation ${id}`);
  return found;
}

/** The schema itself, with all references resolved. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.replace('#/components/schemas/', '');
  const target = document.components.schemas[name];
  if (target === undefined) throw new Error(`the document has no schema ${name}`);
  return resolved({ ...target, ...(schema.example === undefined ? {} : { example: schema.example }) });
}
