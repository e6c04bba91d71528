const MAX_DEVICE = 200;

/** Returns the name of a client from its User-Agent, cut to a length that can be stored. */
export const deviceOf = (userAgent: string | undefined): string => (userAgent ?? '').slice(0, MAX_DEVICE);
