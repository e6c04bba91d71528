import { readFileSync } from 'node:fs';
import type { Message } from '@crm/contracts';

type MessageName<Door> = {
  [Name in keyof Door]: Door[Name] extends abstract new (...given: never[]) => Message<unknown> ? Name : never;
}[keyof Door];

type CommandOf<Deciders> = {
  [Name in keyof Deciders]: Deciders[Name] extends { decide(command: infer Command, ...state: never[]): unknown }
    ? Command
    : never;
}[keyof Deciders];

/**
 * The reason for each command without a message of the same name in the contracts. `Deciders` and `Door` are modules. A missing reason, or
 * one too many, does not compile.
 */
export type WithoutMessage<Deciders, Door> = Readonly<
  Record<Exclude<(CommandOf<Deciders> & { type: string })['type'], MessageName<Door>>, string>
>;

const document = new URL('../../../docs/openapi.json', import.meta.url);

/** Operation ids of the OpenAPI document. */
const operationIds = (): string[] =>
  [...readFileSync(document, 'utf8').matchAll(/"operationId": "(\w+)"/g)].map(([, id = '']) => id);

interface Row {
  readonly message: { readonly name: string };
}

/** The operation ids expected for a service's plain changes. `module`: a Nest module that lists their handlers. */
export const operationIdsOf = (module: object): string[] =>
  (Reflect.getMetadata('providers', module) as object[])
    .filter((provider): provider is Row & object => 'message' in provider)
    .map(({ message: { name } }) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`);

/** The expected ids that the document does not have. `npm run docs` adds a new one. */
export function unnamedOperations(module: object): string[] {
  const named = new Set(operationIds());
  return operationIdsOf(module)
    .filter((id) => !named.has(id))
    .map(
      (id) => `${id}: not an operation of docs/openapi.json; run "npm run docs", or give the route's method this name`,
    );
}
