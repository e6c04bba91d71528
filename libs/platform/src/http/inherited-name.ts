/** Names that every object has (`constructor`, `toString`, …), and `prototype`. No field of ours has one, and a lookup would find what no caller sent. */
export const isInheritedName = (name: string): boolean => name in {} || name === 'prototype';
