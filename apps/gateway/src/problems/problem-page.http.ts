import type { ExplainedProblem } from './catalogue.openapi.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** A page without assets: the security policy of the API blocks all of them. */
export function problemPage({ code, status, title, meaning, remedy, facts = {} }: ExplainedProblem): string {
  const rows = Object.entries(facts).map(
    ([name, text]) => `<dt><code>${escaped(name)}</code></dt><dd>${escaped(text)}</dd>`,
  );
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escaped(code)}</title></head><body>`,
    `<h1>${escaped(title)}</h1>`,
    `<p><code>${escaped(code)}</code>, HTTP status ${status}</p>`,
    `<p>${escaped(meaning)}</p>`,
    `<h2>What to do</h2><p>${escaped(remedy)}</p>`,
    ...(rows.length === 0 ? [] : ['<h2>Facts</h2>', `<dl>${rows.join('')}</dl>`]),
    '</body></html>\n',
  ].join('\n');
}
