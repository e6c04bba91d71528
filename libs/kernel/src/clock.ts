/** Where the time comes from. A constructor argument, so that specs can drive it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
