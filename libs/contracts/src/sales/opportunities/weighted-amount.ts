import type { Money } from '../../money.js';

/** The amount times the probability, in whole minor units; a half is rounded up. Zero stays zero, and what is not known is not known. */
export const weightedAmount = (amount: Money | null, probability: number): Money | null =>
  amount && { amount: Math.floor((amount.amount * probability + 50) / 100), currency: amount.currency };
