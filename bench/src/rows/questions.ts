import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { phoneForms } from '@crm/contracts/forms';
import { QueryInterrupted, QueryTooCostly } from '@crm/contracts/refusals';
import { collectionOf, type CollectionSpec, type Document } from '@crm/read-models';
import { openSqliteReadModelStore, type SqliteReadModelStore } from '@crm/read-models/sqlite';
import { reportingProjections } from '@crm/reporting';
import { randomFor } from '@crm/testing';
import { inFolder, program, under, type Figure } from '../measure.js';
import { RandomQuestions } from '../random-questions.js';
import { person } from '../sample-customers.js';

const BATCH = 1000;
const FACETS = ['status', 'kind', 'tags', 'source', 'ownerId', 'country', 't1', 'm1', 'b1'];
/** Costly questions at once, from a caller that wants to keep the program busy. */
const AT_ONCE = 8;

/** Asks the list of customers questions of the largest legal size. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const [customers, questions] = short ? [20_000, 40] : [200_000, 400];
    const list = reportingProjections.find(({ name }) => name === 'customers.list');
    if (list === undefined) throw new Error('there is no list of customers');
    const spec: CollectionSpec = {
      name: collectionOf(list),
      ...list.collection,
      fields: asStored(list.collection.fields),
    };
    const store = await openSqliteReadModelStore({ path: join(folder, 'views.db') });
    await fill(store, spec, customers);
    const random = randomFor('largest questions');
    const asked = new RandomQuestions(spec, FACETS, (field) => valuesOf(spec, field, customers, random), random);
    const figures = [
      ...(await longest(store, spec, asked, questions)),
      ...(await besides(store, spec, asked, short ? 2 : 10)),
    ];
    await store.close();
    return figures;
  }),
);

/** The questions hold stored forms, as a filter does once it was parsed. */
const asStored = (fields: CollectionSpec['fields']): CollectionSpec['fields'] =>
  Object.fromEntries(Object.entries(fields).map(([field, { operand: _asked, ...stored }]) => [field, stored]));

async function fill(store: SqliteReadModelStore, spec: CollectionSpec, customers: number): Promise<void> {
  const { collection } = await store.define(spec);
  let from = '';
  for (let first = 0; first < customers; first += BATCH) {
    const writes = Array.from({ length: BATCH }, (_none, index) => customer(first + index));
    const to = String(first + BATCH).padStart(20, '0');
    await store.commit(
      collection,
      { from, to, epoch: store.epoch },
      writes.map((document) => ({ id: document.id, document })),
    );
    from = to;
  }
  await store.settle(spec.name);
}

function customer(index: number): Document & { readonly id: string } {
  const { name, company, email, phone } = person(index);
  const createdAt = new Date(1.6e12 + index * 60_000).toISOString();
  const second = index % 3 === 0 ? [{ address: `x${index}@mail${index % 97}.example.com` }] : [];
  return {
    id: `customer-${index}`,
    kind: index % 5 === 0 ? 'company' : 'person',
    name,
    company,
    emails: [{ address: email }, ...second],
    mailboxes: [email, ...second.map(({ address }) => address)],
    phones: [{ number: phone }],
    phoneForms: phoneForms(phone),
    address: { city: ['Berlin', 'Paris', 'Oslo'][index % 3], country: ['DE', 'FR', 'NO'][index % 3] },
    tags: ['imported', ...Array.from({ length: index % 4 }, (_none, tag) => `tag-${(index * (tag + 1)) % 40}`)],
    source: ['web', 'import', 'manual'][index % 3],
    ownerId: `owner-${index % 50}`,
    status: index % 10 === 0 ? 'archived' : 'active',
    createdAt,
    changedAt: createdAt,
    createdBy: 'owner-1',
    externalIds: [{ system: 'sap', id: String(index) }],
    slots: {
      t1: `text ${index % 5000}`,
      n1: index % 1000,
      b1: index % 2 === 0,
      m1: [`m${index % 7}`, `n${index % 11}`],
    },
  };
}

function valuesOf(spec: CollectionSpec, field: string, customers: number, random: () => number) {
  const index = Math.floor(random() * customers);
  const { name, company, email, phone } = person(index);
  const known: Readonly<Record<string, readonly string[]>> = {
    name: [name, name.slice(0, 2), 'Ada Smith', ''],
    company: [company, company.slice(0, 1)],
    email: [email, email.slice(0, 1), `x${index}@mail3.example.com`],
    phone: [phone, '+49', '+4930'],
    tags: ['imported', `tag-${index % 40}`, 't', 'none'],
    externalId: [`sap:${index}`, 'sap:', 's'],
    status: ['active', 'archived'],
    ownerId: [`owner-${index % 50}`, 'o'],
  };
  const type = spec.fields[field]?.type;
  if (type === 'number') return [index % 1000, 0, 999];
  if (type === 'boolean') return [true, false];
  return (
    known[field] ?? [
      `text ${index % 5000}`,
      'text',
      `m${index % 7}`,
      'm',
      'person',
      'web',
      'DE',
      'Berlin',
      '2020',
      '2021-01-01',
    ]
  );
}

/** One after the other. What counts is the processor time, because other jobs share the machine. */
async function longest(
  store: SqliteReadModelStore,
  spec: CollectionSpec,
  asked: RandomQuestions,
  questions: number,
): Promise<Figure[]> {
  let [most, refused, interrupted] = [0, 0, 0];
  for (let number = 0; number < questions; number++) {
    const [counts, find] = [asked.counts(), asked.find()];
    const before = process.cpuUsage();
    try {
      await (number % 3 === 0 ? store.countBy(spec.name, counts) : store.find(spec.name, find));
    } catch (error) {
      if (error instanceof QueryTooCostly) refused++;
      else if (error instanceof QueryInterrupted) interrupted++;
      else throw error;
    }
    const { user, system } = process.cpuUsage(before);
    most = Math.max(most, (user + system) / 1000);
  }
  return [
    under('largest questions: processor time of the longest', most, 'ms', 1000),
    under('largest questions: refused because of their cost', (100 * refused) / questions, '%', 10),
    under('largest questions: interrupted', (100 * interrupted) / questions, '%', 1),
  ];
}

/** Pages for one caller, while another keeps asking costly questions, some at once. */
async function besides(
  store: SqliteReadModelStore,
  spec: CollectionSpec,
  asked: RandomQuestions,
  seconds: number,
): Promise<Figure[]> {
  const page = () => store.find(spec.name, { sort: [{ field: 'createdAt', descending: true }], limit: 50 });
  const times: number[] = [];
  const stop = new AbortController();
  const hostile = Array.from({ length: AT_ONCE }, async () => {
    while (!stop.signal.aborted) await store.find(spec.name, { ...asked.find(), total: true }).catch(() => undefined);
  });
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    const began = performance.now();
    await page();
    times.push(performance.now() - began);
    await sleep(5);
  }
  stop.abort();
  await Promise.all(hostile);
  times.sort((one, other) => one - other);
  const p99 = times[Math.floor(times.length * 0.99)] ?? Number.NaN;
  return [under(`a page while ${AT_ONCE} largest questions are asked at once, p99`, p99, 'ms', 1000)];
}
