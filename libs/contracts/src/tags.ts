import { fold } from '@crm/kernel';

/** Tags that fold to the same text are one tag, as in filters and facets; it is shown as it was written first. */
const among = (tags: readonly string[]): ((tag: string) => boolean) => {
  const keys = new Set(tags.map(fold));
  return (tag) => keys.has(fold(tag));
};

/** Each tag once, in its first spelling. */
export function differentTags(tags: readonly string[]): string[] {
  const different = new Map<string, string>();
  for (const tag of tags) if (!different.has(fold(tag))) different.set(fold(tag), tag);
  return [...different.values()];
}

export const sameTags = (one: readonly string[], other: readonly string[]): boolean =>
  one.every(among(other)) && other.every(among(one));

/** The tags that are not among the others. */
export const tagsWithout = (tags: readonly string[], others: readonly string[]): string[] => {
  const isOther = among(others);
  return tags.filter((tag) => !isOther(tag));
};

/** What must be removed and added; what is to be both stays. Earlier releases kept several spellings of a tag: all of them are removed. */
export function changedTags(
  held: readonly string[],
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): { readonly removed: readonly string[]; readonly added: readonly string[] } {
  return {
    removed: held.filter(among(tagsWithout(remove, add))),
    added: tagsWithout(differentTags(add), held),
  };
}
