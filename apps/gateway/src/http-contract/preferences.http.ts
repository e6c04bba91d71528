import type { FastifyRequest } from 'fastify';

/** Returns the preferences in `Prefer` (RFC 7240), as `name=value`. Unknown preferences are ignored, as the RFC requires. */
export function preferencesOf(request: FastifyRequest): ReadonlySet<string> {
  const header = request.headers['prefer'];
  if (header === undefined) return NONE;
  return new Set(
    [header].flat().flatMap((line) => line.split(',').map((wish) => wish.trim().replaceAll('"', '').toLowerCase())),
  );
}

const NONE: ReadonlySet<string> = new Set();
