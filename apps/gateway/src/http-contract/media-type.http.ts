import { applyDecorators, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';
import { RequestRefused } from '@crm/platform';

type MediaType =
  'application/json' | 'application/pdf' | 'application/x-ndjson' | 'text/csv' | 'text/event-stream' | 'text/html';
/** What a route can take as a stream. */
type StreamedType = 'text/csv' | 'text/vcard' | 'text/x-vcard';

export const PRODUCES = 'crm:produces';
export const JSON_ONLY: readonly MediaType[] = ['application/json'];

/** The route takes its body as a stream of one of these media types; JSON is refused there (415). */
export const Consumes = (...mediaTypes: StreamedType[]): MethodDecorator =>
  applyDecorators(RouteConfig({ consumes: mediaTypes }), ApiConsumes(...mediaTypes));

/** The route takes its body as JSON or as an HTML form. */
export const AcceptsForm = (): MethodDecorator =>
  applyDecorators(
    RouteConfig({ acceptsForm: true }),
    ApiConsumes('application/json', 'application/x-www-form-urlencoded'),
  );

/** The route responds in these media types instead of JSON, preferred ones first. A caller who accepts none of them gets 406. */
export const Produces = (...mediaTypes: MediaType[]): MethodDecorator & ClassDecorator =>
  SetMetadata(PRODUCES, mediaTypes);

/** Throws 406 when the caller accepts none of the offered media types. Problems are problem+json whatever is accepted. */
export function requireAcceptable(accept: string | undefined, offered: readonly MediaType[]): void {
  if (accept === undefined || accept === '*/*' || (accept === 'application/json' && offered === JSON_ONLY)) return;
  if (bestOf(accept, offered) === undefined) throw new RequestRefused(406);
}

/**
 * Returns the offer with the greatest weight in the Accept header (RFC 9110, 12.5.1), the first one if several are equal; undefined when
 * all are excluded.
 */
export function bestOf<Offer extends string>(accept: string | undefined, offered: readonly Offer[]): Offer | undefined {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = accept.split(',').map(rangeOf);
  let best: Offer | undefined;
  let most = 0;
  for (const offer of offered) {
    const weight = weightOf(offer, ranges);
    if (weight > most) [best, most] = [offer, weight];
  }
  return best;
}

interface Range {
  readonly type: string;
  readonly weight: number;
}

const WEIGHT = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { type, weight: weight === undefined ? 1 : WEIGHT.test(weight) ? Number(weight) : 0 };
}

/** A range for exactly this type takes precedence over one for its family, and that over the range for all types. */
function weightOf(offer: string, ranges: readonly Range[]): number {
  const family = `${offer.slice(0, offer.indexOf('/'))}/*`;
  for (const name of [offer, family, '*/*']) {
    const weights = ranges.filter(({ type }) => type === name).map(({ weight }) => weight);
    if (weights.length > 0) return Math.max(...weights);
  }
  return 0;
}
