import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './workspace.mjs';

/** One page for each kind of record, and a README that nobody generates. */
export const EVENT_PAGES = 'docs/events';

export async function eventPages() {
  const load = (file) => import(pathToFileURL(join(root, 'libs/contracts/dist', file)).href);
  const [{ records }, { publicTypeOf }] = await Promise.all(['records.js', 'public-record.js'].map(load));
  return Object.fromEntries(
    records.map((record) => [`${EVENT_PAGES}/${record.kind}.md`, () => page(record, publicTypeOf)]),
  );
}

function page(record, publicTypeOf) {
  const { kind, category, readWith, audited, definitions } = record;
  const events = definitions.toSorted((a, b) => (a.type < b.type ? -1 : 1));
  return [
    `# Events: ${kind}`,
    '',
    'Generated from `libs/contracts` by `npm run docs`; CI compares. How to read it: [README](README.md).',
    '',
    `- Streams: \`${category}-…\``,
    `- Feeds: ${readWith === undefined ? 'none' : `shown to callers with the right \`${readWith}\``}`,
    `- Audit trail: ${audited === false ? 'no' : 'yes'}`,
    '',
    ...events.map((event) => entry(event, readWith && publicTypeOf(kind, event.type, event.version))),
  ].join('\n');
}

function entry({ type, version, description, schema, tells, outcome, personalFields, secretFields }, publicType) {
  const verb = typeof tells === 'string' ? tells : (tells.verb ?? 'changed');
  const facts = [
    ...(publicType === undefined ? [] : [`Public name: \`${publicType}\``]),
    ...(verb === 'happened' ? [] : [`Verb: \`${verb}\``]),
    ...(outcome === undefined ? [] : [`Outcome: \`${outcome}\``]),
  ];
  const rows = Object.entries(schema.properties).map(([name, property]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    const mark = secretFields.includes(name) ? '*secret*' : personalFields.includes(name) ? '*personal*' : '';
    const notes = [mark, property.description ?? ''].filter((note) => note !== '');
    return `| \`${name}${optional}\` | ${typeOf(property)} | ${notes.join('. ').replaceAll('|', '\\|')} |`;
  });
  const table = rows.length === 0 ? [] : ['| field | type | meaning |', '| --- | --- | --- |', ...rows, ''];
  return [
    `## ${type} v${version}`,
    '',
    description,
    '',
    ...(facts.length === 0 ? [] : [`${facts.join('. ')}.`, '']),
    ...table,
  ].join('\n');
}

function typeOf({ type, format, const: constant, enum: choices, anyOf, items, properties }) {
  if (constant !== undefined) return `\`${JSON.stringify(constant)}\``;
  if (choices !== undefined) return choices.map((choice) => `\`${JSON.stringify(choice)}\``).join(' or ');
  if (anyOf !== undefined) return anyOf.map(typeOf).join(' or ');
  if (type === 'array') return `list of ${typeOf(items)}`;
  if (type === 'object' && properties !== undefined)
    return `{ ${Object.entries(properties)
      .map(([name, property]) => `${name}: ${typeOf(property)}`)
      .join(', ')} }`;
  return format === undefined ? (type ?? 'any') : `${type} (${format})`;
}
