import type { OpenAPIObject } from '@nestjs/swagger';
import { canonicalJson } from '@crm/kernel';

type Parts = Record<string, unknown>;
interface Schema {
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
}
interface Answer {
  readonly headers?: Parts;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}
interface Operation {
  readonly parameters?: readonly { readonly name: string }[];
  readonly responses: Record<string, Answer>;
}
type Paths = Record<string, Record<string, Operation>>;

/** Names of shared responses that are not named after a schema. */
const ANSWERS: Readonly<Record<string, string>> = {
  304: 'NotModified',
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  406: 'NotAcceptable',
  408: 'RequestTimeout',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'ContentTooLarge',
  414: 'UriTooLong',
  415: 'UnsupportedMediaType',
  422: 'UnprocessableContent',
  428: 'PreconditionRequired',
  429: 'TooManyRequests',
  431: 'RequestHeaderFieldsTooLarge',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
  507: 'InsufficientStorage',
};

/**
 * Decorators repeat headers, parameters and refusals at every operation. This moves each of them to a component of its name. If a name has
 * several forms, the most frequent one is shared if it occurs at least twice; the others stay inline.
 */
export function withComponents(document: OpenAPIObject): OpenAPIObject {
  const paths = document.paths as unknown as Paths;
  const headers = new Shared('headers');
  const parameters = new Shared('parameters');
  const responses = new Shared('responses');
  for (const { parameters: taken = [], responses: answers } of operationsOf(paths)) {
    for (const parameter of taken) parameters.see(parameter.name, parameter);
    for (const answer of Object.values(answers))
      for (const [name, header] of Object.entries(answer.headers ?? {})) headers.see(name, header);
  }
  const withHeaders = (answer: Answer): Answer =>
    answer.headers === undefined
      ? answer
      : { ...answer, headers: mapped(answer.headers, (header, name) => headers.referred(name, header)) };
  const slim = eachOperation(paths, (operation) => ({
    ...operation,
    ...(operation.parameters && {
      parameters: operation.parameters.map((parameter) => parameters.referred(parameter.name, parameter)),
    }),
    responses: mapped(operation.responses, withHeaders),
  }));
  for (const operation of operationsOf(slim))
    for (const [status, answer] of Object.entries(operation.responses)) responses.see(nameOf(answer, status), answer);
  const done = eachOperation(slim, (operation) => ({
    ...operation,
    responses: mapped(operation.responses, (answer, status) => responses.referred(nameOf(answer, status), answer)),
  }));
  const shared = { responses: responses.all(), parameters: parameters.all(), headers: headers.all() };
  return { ...document, paths: done, components: { ...document.components, ...shared } } as unknown as OpenAPIObject;
}

/** Success responses are named after their schemas: `ReceiptOrTeamView`. */
function nameOf({ content }: Answer, status: string): string | undefined {
  if (ANSWERS[status] !== undefined) return ANSWERS[status];
  const schema = content?.['application/json']?.schema;
  const shown = (schema?.oneOf ?? [schema]).map((each) => each?.$ref?.split('/').at(-1));
  return shown.every((name) => name !== undefined) ? shown.join('Or') : undefined;
}

const operationsOf = (paths: Paths): Operation[] => Object.values(paths).flatMap((path) => Object.values(path));

const eachOperation = (paths: Paths, change: (operation: Operation) => object): Paths =>
  mapped(paths, (path) => mapped(path, change)) as Paths;

const mapped = <Part>(parts: Record<string, Part>, change: (part: Part, name: string) => unknown) =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, change(part, name)])) as Record<string, never>;

/** All forms of one kind of component that were seen, by name. */
class Shared {
  private readonly seen = new Map<string, Map<string, { readonly form: unknown; count: number }>>();

  constructor(private readonly section: string) {}

  see(name: string | undefined, form: unknown): void {
    if (name === undefined) return;
    const forms = this.seen.get(name) ?? new Map<string, { readonly form: unknown; count: number }>();
    const known = forms.get(canonicalJson(form));
    if (known === undefined) forms.set(canonicalJson(form), { form, count: 1 });
    else known.count += 1;
    this.seen.set(name, forms);
  }

  /** Returns a reference if the form is the shared one of its name, otherwise the form itself. */
  referred(name: string | undefined, form: unknown): unknown {
    const shared = name === undefined ? undefined : this.sharedOf(name);
    if (shared === undefined || canonicalJson(shared) !== canonicalJson(form)) return form;
    return { $ref: `#/components/${this.section}/${name}` };
  }

  /** Returns the shared forms sorted by name, so the order of routes does not matter. */
  all(): Parts {
    const names = [...this.seen.keys()].filter((name) => this.sharedOf(name) !== undefined).sort();
    return Object.fromEntries(names.map((name) => [name, this.sharedOf(name)]));
  }

  private sharedOf(name: string): unknown {
    let most = { form: undefined as unknown, count: 1 };
    for (const candidate of this.seen.get(name)?.values() ?? []) if (candidate.count > most.count) most = candidate;
    return most.form;
  }
}
