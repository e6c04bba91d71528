/** Where the time comes from. A constructor argument, so specs can control it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
