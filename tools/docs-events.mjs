import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './workspace.mjs';

/** One page for each kind of record, and a README that is not generated. */
export const EVENT_PAGES = 'docs/events';

export async function eventPages() {
  const load = (file) => import(pathToFileURL(join(root, 'libs/contracts/dist', file)).href);
  const [{ records }, { publicTypeOf, publicVersionOf }] = await Promise.all(
    ['records.js', 'public-record.js'].map(load),
  );
  return Object.fromEntries(
    records.map((record) => [
      `${EVENT_PAGES}/${record.kind}.md`,
      () => page(record, (event) => publicTypeOf(record.kind, event.type, publicVersionOf(event))),
    ]),
  );
}

function page({ kind, category, readWith, audited, definitions }, publicTypeOf) {
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
    ...events.map((event) => entry(event, readWith && publicTypeOf(event))),
  ].join('\n');
}

function entry(event, publicType) {
  const { type, version, description, data, schema, tells, outcome } = event;
  const verb = typeof tells === 'string' ? tells : (tells.verb ?? 'changed');
  const facts = [
    ...(publicType === undefined ? [] : [`Public name: \`${publicType}\``]),
    ...(verb === 'happened' ? [] : [`Verb: \`${verb}\``]),
    ...(outcome === undefined ? [] : [`Outcome: \`${outcome}\``]),
  ];
  const rows = Object.entries(data.properties).map(([name, property]) => {
    const optional = data.required?.includes(name) ? '' : '?';
    const notes = [markOf(name, event), property.description ?? ''].filter((note) => note !== '');
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
    ...(isKeptAsSaid(event) ? [] : [`The log keeps it as ${typeOf(schema)}.`, '']),
  ].join('\n');
}

const markOf = (name, { personalFields, secretFields, internalFields }) =>
  [
    ['*secret*', secretFields],
    ['*personal*', personalFields],
    ['*internal*', internalFields],
  ].find(([, fields]) => fields.includes(name))?.[0] ?? '';

const isKeptAsSaid = ({ data, schema }) => JSON.stringify(data) === JSON.stringify(schema);

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
