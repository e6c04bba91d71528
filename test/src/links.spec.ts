import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.nx']);

const pagesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : pagesIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });

/** Without code, in which brackets are no links. */
const prose = (markdown: string): string => markdown.replaceAll(/^```.*?^```$/gms, '').replaceAll(/`[^`\n]*`/g, '');

/** The names that a page's headings can be reached by, as GitHub forms them. */
function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of markdown.replaceAll(/^```.*?^```$/gms, '').matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const text = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const name = text.replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').replaceAll(' ', '-');
    let unique = name;
    for (let again = 1; anchors.has(unique); again += 1) unique = `${name}-${again}`;
    anchors.add(unique);
  }
  for (const [, id = ''] of markdown.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}

/** Links of a page that lead nowhere. Those to other servers are not followed. */
function deadLinks(page: string, markdown: string): string[] {
  const text = prose(markdown);
  const targets = [
    ...[...text.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].map(([, target = '']) => target),
    ...[...text.matchAll(/^\[[^\]]+\]: *<?(\S+?)>?$/gm)].map(([, target = '']) => target),
  ];
  return targets.filter((target) => {
    if (/^[a-z][a-z+.-]*:/i.test(target)) return false;
    const [path = '', anchor] = target.split('#', 2).map(decodeURIComponent);
    const file = path === '' ? page : resolve(dirname(page), path);
    if (file !== page && !existsSync(file)) return true;
    if (anchor === undefined) return false;
    if (file === page) return !anchorsOf(markdown).has(anchor);
    return !file.endsWith('.md') || !anchorsOf(readFileSync(file, 'utf8')).has(anchor);
  });
}

describe('the links of a document', () => {
  it('lead to files and headings that exist', () => {
    const pages = pagesIn(root);
    expect(pages.length).toBeGreaterThan(50);
    const dead = pages.flatMap((page) =>
      deadLinks(page, readFileSync(page, 'utf8')).map((target) => `${relative(root, page)}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it.each([
    ['a heading of the page', '[x](#two-words)', []],
    ['a heading that is missing', '[x](#three)', ['#three']],
    ['a page', '[x](README.md), [y](docs)', []],
    ['a heading of a page', '[x](CONTRIBUTING.md#how-the-code-is-laid-out)', []],
    ['a page that is missing', '[x](docs/none.md "None")', ['docs/none.md']],
    ['a heading that its page lacks', '[x](README.md#none)', ['README.md#none']],
    ['a page by reference', '[x][1]\n\n[1]: docs/none.md\n', ['docs/none.md']],
    ['another server', '[x](https://example.org/none) <https://example.org>', []],
    ['nothing, in code', '`[x](none.md)`\n\n```ts\n[x](none.md)\n```\n', []],
  ])('to %s', (_what, link, dead) =>
    expect(deadLinks(join(root, 'page.md'), `# Two words\n\n${link}\n`)).toEqual(dead),
  );
});
