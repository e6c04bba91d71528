import { v5, v7 } from 'uuid';

/** A new UUIDv7: unique, and roughly ordered by time. */
export const newId = (): string => v7();

/**
 * A UUIDv5 that follows from its parts: the same parts give the same id on every machine and after every crash.
 * `namespace` is a UUID (a command id, an import id).
 */
export const derivedId = (namespace: string, ...parts: (string | number)[]): string => v5(parts.join('/'), namespace);
