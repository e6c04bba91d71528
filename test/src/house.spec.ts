import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const foldersIn = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
const sources = globSync('{libs,apps,test,bench}/*/src/**/*.ts', { cwd: root }).concat(
  globSync('{test,bench}/src/**/*.ts', { cwd: root }),
);

/** The features of a context are the folders of its contracts, or the context itself if there are none. */
const CONTEXTS = foldersIn('libs/contracts/src').filter((name) => name !== 'refusals');
const featuresOf = (context: string): string[] => {
  const features = foldersIn(`libs/contracts/src/${context}`);
  return features.length === 0 ? [context] : features;
};
/** Folders that are not features: shared code, and routes without a message of a service. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  reporting: ['feeds', 'lists'],
  gateway: ['access', 'auth', 'health', 'http-contract', 'openapi', 'problems', 'roles'],
};

describe('a feature', () => {
  it.each(['identity', 'customers', 'sales', 'notifications'])(
    'of %s has the same name as in the contracts',
    (service) =>
      expect(foldersIn(`apps/${service}/src`).filter((name) => !featuresOf(service).includes(name))).toEqual([]),
  );

  it.each(['reporting', 'gateway'])('has the same name in %s as in the contracts', (app) => {
    const known = [...CONTEXTS.flatMap(featuresOf), ...(SHARED[app] ?? [])];
    expect(foldersIn(`apps/${app}/src`).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('has code in a service, in reporting or in the gateway', () => {
    const rooms = ['identity', 'customers', 'sales', 'notifications', 'reporting', 'gateway'].flatMap((app) =>
      foldersIn(`apps/${app}/src`),
    );
    expect(CONTEXTS.flatMap(featuresOf).filter((name) => !rooms.includes(name))).toEqual([]);
  });

  it('has no rooms inside its folder, except the lists of exports', () => {
    const inner = globSync('apps/{identity,customers,sales,notifications,reporting,gateway}/src/*/*/', { cwd: root });
    expect(inner.map((path) => path.replace(/\/$/, ''))).toEqual(['apps/reporting/src/exports/lists']);
  });

  it('has all of its contracts in its folder', () =>
    expect(
      CONTEXTS.filter((context) => foldersIn(`libs/contracts/src/${context}`).length > 0).flatMap((context) =>
        readdirSync(join(root, `libs/contracts/src/${context}`)).filter((name) => /\.(?!ts$)\w+\.ts$/.test(name)),
      ),
    ).toEqual([]));
});

describe('a message', () => {
  const SERVICES = ['identity', 'customers', 'sales', 'notifications', 'reporting'];
  const homes = new Map(
    sources
      .filter((file) => file.startsWith('libs/contracts/src/'))
      .flatMap((file) =>
        [...read(file).matchAll(/export class (\w+) extends/g)].map(([, name]) => [name, dirname(file)] as const),
      ),
  );
  const handled = sources
    .filter((file) => SERVICES.includes(file.split('/')[1] ?? '') && !file.endsWith('.spec.ts'))
    .flatMap((file) =>
      [...read(file).matchAll(/@(?:Command|Query)Handler\((\w+)\)/g)].map(([, name = '']) => ({ name, file })),
    );

  it('is handled in the folder that has the name of its own', () => {
    expect(handled.length).toBeGreaterThan(50);
    const folder = (path = ''): string | undefined => path.split('/').at(-1);
    expect(
      handled
        .filter(({ name, file }) => homes.has(name) && folder(homes.get(name)) !== folder(dirname(file)))
        .map(({ name, file }) => `${name} in ${file}`),
    ).toEqual([]);
  });

  it('of a service that makes decisions asks no list', () => {
    const writers = ['identity', 'customers', 'sales', 'notifications'];
    const answered = handled.filter(({ file }) => writers.includes(file.split('/')[1] ?? '')).map(({ name }) => name);
    const asked = sources
      .filter((file) => writers.includes(file.split('/')[1] ?? '') && !file.endsWith('.spec.ts'))
      .flatMap((file) =>
        [...read(file).matchAll(/\.query\(\s*new (\w+)\(/g)].map(([, name = '']) => `${name} by ${file}`),
      );
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((question) => !answered.includes(question.split(' ')[0] ?? ''))).toEqual([]);
  });
});

describe('a file of an app', () => {
  it('has a suffix that CONTRIBUTING explains', () => {
    const explained = new Set(
      [...read('CONTRIBUTING.md').matchAll(/^\| (`\.[^|]+) \|/gm)].flatMap(([, cell = '']) =>
        [...cell.matchAll(/`\.([a-z-]+)\.ts`/g)].map(([, suffix]) => suffix),
      ),
    );
    const strangers = sources
      .filter((file) => file.startsWith('apps/') && !/(^|\.)spec\.ts$/.test(file))
      // The entry points of the two processes.
      .filter((file) => !['apps/standalone/src/main.ts', 'apps/standalone/src/crm.ts'].includes(file))
      .filter((file) => !explained.has(/^[^.]+\.([a-z-]+)\.ts$/.exec(file)?.[1] ?? ''));
    expect(explained.size).toBeGreaterThan(15);
    expect(strangers).toEqual([]);
  });
});

describe('a reader of a view', () => {
  /** Files that read rows for another one, which asks, or that show at most a name. */
  const ASKED_ELSEWHERE = ['lists/facets.service.ts', 'directory/names.service.ts'];

  it('asks whether the view is fit to be read, so no answer only looks complete', () => {
    const readers = sources
      .filter((file) => file.startsWith('apps/reporting/src/') && !file.endsWith('.spec.ts'))
      .filter((file) => /\b(store|views|readModels)\.(find|get|getMany|countBy|snapshot)\b/.test(read(file)));
    const asks = /\b(isStale|requireFound|requireWhole|whole|progress\.(?:fitness|passed))\(/;
    const silent = readers.filter((file) => !asks.test(read(file)));
    expect(readers.length).toBeGreaterThan(8);
    expect(silent.map((file) => file.replace('apps/reporting/src/', '')).sort()).toEqual([...ASKED_ELSEWHERE].sort());
  });
});

describe('a pure file', () => {
  it('loads nothing while it runs', () =>
    expect(
      sources
        .filter((file) => /\.(decider|policy|model|projection)\.ts$/.test(file))
        .filter((file) => /\bimport\(/.test(read(file))),
    ).toEqual([]));
});

describe('imports', () => {
  const imports = new Map(
    sources.map((file) => [
      file,
      [...read(file).matchAll(/(?:\bfrom |\bimport |\bimport\()'(\.[^']+)\.js'/g)]
        .map(([, path = '']) => relative(root, resolve(root, dirname(file), `${path}.ts`)))
        .filter((path) => existsSync(join(root, path))),
    ]),
  );

  it('form no cycle, not even imports of types', () => {
    const done = new Set<string>();
    const circle = (file: string, way: readonly string[]): readonly string[] | undefined => {
      if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
      if (done.has(file)) return undefined;
      for (const next of imports.get(file) ?? []) {
        const found = circle(next, [...way, file]);
        if (found !== undefined) return found;
      }
      done.add(file);
      return undefined;
    };
    expect(sources.map((file) => circle(file, [])).find((found) => found !== undefined)).toBeUndefined();
    expect([...imports.values()].flat().length).toBeGreaterThan(1_500);
  });

  it('of the gateway go one way: access, openapi, http-contract, audit, auth, features', () => {
    const ORDER = ['access', 'openapi', 'http-contract', 'audit', 'auth'];
    const rank = (file: string): number => {
      const room = file.split('/')[3] ?? '';
      return ORDER.includes(room) && !/\.(controller|dto)\.ts$/.test(file) ? ORDER.indexOf(room) : ORDER.length;
    };
    const back = [...imports]
      .filter(
        ([file]) => file.startsWith('apps/gateway/src/') && !file.endsWith('.spec.ts') && file.split('/').length > 4,
      )
      .flatMap(([file, targets]) => targets.filter((to) => rank(to) > rank(file)).map((to) => `${file} -> ${to}`));
    expect(back).toEqual([]);
  });
});

describe('the page of the architecture', () => {
  const page = read('docs/architecture.md');

  it('names every app, library and thread', () => {
    const rooms = ['apps', 'libs'].flatMap((folder) => foldersIn(folder).map((name) => `${folder}/${name}`));
    const threads = sources.filter((file) => file.endsWith('.worker.ts') && !file.startsWith('bench/'));
    expect(threads.length).toBeGreaterThan(5);
    expect([...rooms, ...threads].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('names no file that does not exist', () => {
    const named = [...page.matchAll(/`((?:apps|libs|test|tools|bench)\/[\w./-]+|[\w-]+\/[\w./-]+\.ts)`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('is not alone: every app and library has a README', () =>
    expect(
      ['apps', 'libs']
        .flatMap((folder) => foldersIn(folder).map((name) => `${folder}/${name}/README.md`))
        .filter((file) => !existsSync(join(root, file))),
    ).toEqual([]));
});
