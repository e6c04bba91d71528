import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractOf, contractText } from './openapi-contract.mjs';
import { breaksBetween, RULES } from './openapi-rules.mjs';
import { failure, main, root } from './workspace.mjs';

const BASELINE = join(root, 'docs/api-baseline.json');
const CHANGES = join(root, 'docs/api-changes.md');
const currentContract = () => contractOf(JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')));
const currentBreaks = () => breaksBetween(JSON.parse(readFileSync(BASELINE, 'utf8')), currentContract());

/** One sentence for each break. A member that appears in many operations is one break with many places. */
export function sentencesOf(breaks) {
  const places = new Map();
  for (const { rule, what, place } of breaks) {
    const key = JSON.stringify([rule, what]);
    places.set(key, [...(places.get(key) ?? []), place]);
  }
  return [...places].map(([key, [first, ...more]]) => {
    const [rule, what] = JSON.parse(key);
    const others = more.length === 0 ? '' : ` and ${more.length} more`;
    return `${rule} (${RULES[rule]}): ${what} at ${first}${others}`;
  });
}

/** The entry for docs/api-changes.md. Throws without a reason. */
export function entryOf(reason, breaks, date) {
  if (!reason?.trim()) throw failure('Why may callers break? Usage: npm run docs -- --accept-api-change "reason"');
  const lines =
    breaks.length === 0 ? ['Nothing breaks; what was added is protected from here on.'] : sentencesOf(breaks);
  const title = `## ${date.toISOString().slice(0, 10)}: ${reason.trim()}`;
  return ['', title, '', ...lines.map((line) => `- ${line}`), ''].join('\n');
}

/** Makes the current document the baseline, and records in docs/api-changes.md what that breaks and why. */
export function acceptApiChange(reason) {
  const entry = entryOf(reason, currentBreaks(), new Date());
  appendFileSync(CHANGES, entry);
  writeFileSync(BASELINE, contractText(currentContract()));
}

if (process.argv[1]?.endsWith('openapi-baseline.mjs'))
  main(async () => {
    const broken = sentencesOf(currentBreaks());
    for (const sentence of broken) console.error(sentence);
    if (broken.length > 0)
      console.error('\nThis breaks callers. If it is intended: npm run docs -- --accept-api-change "reason"');
    return broken.length === 0 ? 0 : 1;
  });
