const MAX_DEVICE = 200;

/** What a client calls itself, short enough to be kept. */
export const deviceOf = (userAgent: string | undefined): string => (userAgent ?? '').slice(0, MAX_DEVICE);
