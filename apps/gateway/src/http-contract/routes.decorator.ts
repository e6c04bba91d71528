import { applyDecorators, Delete, Get, HttpCode, Patch, Post, type Type } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { Message, Receipt } from '@crm/contracts';
import { ConcurrencyConflict } from '@crm/contracts/refusals';
import type { RefusalClass } from '@crm/kernel';
import { Allows, type Right } from '../access/policy.decorator.js';
import { ApiBegun, ApiNotModified, ApiReceipt } from '../openapi/documentation.openapi.js';
import { Refuses } from '../openapi/refuses.decorator.js';
import type { Representation } from './answers.http.js';
import { TakesIfMatch, type IfMatch } from './if-match.decorator.js';
import { TakesInclude } from './include.decorator.js';
import { Answered, type Answering } from './message-routes.decorator.js';

/** A kind of resource that the API shows: its class, and the query that returns it. */
export interface Shape<Shown extends Representation = Representation> {
  /** Used after `The`: `The note.` */
  readonly name: string;
  readonly type: Type<Shown>;
  readonly of: (id: string) => Message<Shown>;
  /** How every route refuses a resource that does not exist. */
  readonly absent: RefusalClass;
}

interface Route {
  readonly summary: string;
  readonly description?: string;
  /** Refusals beyond those that follow from the kind of route and its shape. */
  readonly refuses?: readonly RefusalClass[];
}

interface Showing<Shown> extends Route {
  readonly shows: Shown;
}

interface CommandRoute<Shown extends Representation> extends Route {
  readonly shows?: Shape<Shown>;
  /** The class of a receipt with additional members. */
  readonly receipt?: Type<Receipt>;
  /** Describes the response in one sentence. */
  readonly answer?: string;
  /** Path of the created or started resource. Default: its id below the path of the route. */
  readonly location?: (id: string) => string;
  /** Replaces the default verb of the decorator. */
  readonly verb?: (path: string) => MethodDecorator;
  /** false: takes no If-Match, because the revision does not matter. */
  readonly ifMatch?: false;
  /** false: takes no Idempotency-Key. */
  readonly repeatable?: false;
}

/** Decorates a method that builds a message: its name is the operation id, MessageRoutes sends what it builds. */
type RouteDecorator<Built> = <Method extends (...given: never[]) => Built>(
  target: object,
  operationId: string,
  method: TypedPropertyDescriptor<Method>,
) => void;

const route =
  <Built>(
    verb: MethodDecorator,
    right: Right,
    answering: Answering,
    { summary, description, refuses = [] }: Route,
    ...documents: readonly MethodDecorator[]
  ): RouteDecorator<Built> =>
  (target, operationId, method) =>
    applyDecorators(
      Answered(answering),
      verb,
      Allows(right),
      ApiOperation({ operationId, summary, ...(description !== undefined && { description }) }),
      Refuses(...refuses),
      ...documents,
    )(target, operationId, method);

const command =
  (as: 'created' | 'begun' | 'changed', verb: (path: string) => MethodDecorator, ifMatch?: IfMatch) =>
  <Shown extends Representation>(path: string, right: Right, is: CommandRoute<Shown>) => {
    const { shows, receipt, answer = '', location, repeatable = true } = is;
    const takes = is.ifMatch === false ? undefined : ifMatch;
    const documented = { ...(shows && { shows: shows.type }), ...(receipt && { receipt }) };
    return route<Message<Receipt>>(
      (is.verb ?? verb)(path),
      right,
      { as, requiresIfMatch: takes === 'required', ...(shows && { show: shows.of }), ...(location && { location }) },
      is,
      HttpCode({ created: 201, begun: 202, changed: 200 }[as]),
      as === 'begun'
        ? ApiBegun(answer, repeatable)
        : ApiReceipt({ created: as === 'created', repeatable, ...documented }),
      ...(repeatable ? [Refuses(ConcurrencyConflict)] : []),
      ...(shows && as === 'changed' ? [Refuses(shows.absent)] : []),
      ...(takes ? [TakesIfMatch(takes)] : []),
    );
  };

/** POST: 201 with the location of the new resource. */
export const Creates = command('created', Post);
/** POST: 202; the work continues in the background, and `location` shows its progress. */
export const Begins = command('begun', Post);
/** PATCH, or another verb that overwrites: needs If-Match. */
export const Changes = command('changed', Patch, 'required');
/** DELETE: needs If-Match. */
export const Removes = command('changed', Delete, 'required');
/** POST, or another verb, that overwrites nothing: an If-Match that is sent is honoured. */
export const Does = command('changed', Post, 'optional');

/** For a route that takes neither If-Match nor Idempotency-Key: a token or a session alone decides. */
export const NO_CONDITIONS = { ifMatch: false, repeatable: false } as const;

const shown = (type: Type, description: string): MethodDecorator[] => [
  ApiResponse({ status: 200, description, type }),
  ApiNotModified(),
  TakesInclude(type),
];

/** GET of one resource with a revision. */
export const Shows = <Shown extends Representation>(path: string, right: Right, is: Showing<Shape<Shown>>) => {
  const { name, type, absent } = is.shows;
  return route<Message<Shown>>(
    Get(path),
    right,
    { as: 'shown', type },
    is,
    Refuses(absent),
    ...shown(type, `The ${name}.`),
  );
};

/** GET of a result without a revision of its own. The method builds the query, or returns the result itself. */
export const Tells = <Told extends object>(
  path: string,
  right: Right,
  is: Showing<Type<Told>> & { readonly answer: string },
) => route<Message<Told> | Told>(Get(path), right, { as: 'listed', type: is.shows }, is, ...shown(is.shows, is.answer));

/** GET of a page. */
export const Lists = <Page extends object>(path: string, right: Right, is: Showing<Type<Page>>) =>
  Tells(path, right, { ...is, answer: 'A page. The last page has no `next`.' });
