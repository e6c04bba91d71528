import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { main, root } from './workspace.mjs';

/** Phrases that no native engineer writes, and what to write instead. CONTRIBUTING has the rule and examples. */
const BANNED = [
  [/\bwhoever\b/i, 'the caller who, anyone who'],
  [/\banew\b/i, 'again, from scratch; a view is rebuilt'],
  [/\b(is|are|was|were|be|been|being|isn't|aren't|gets?|got) (\w+ )?told\b/i, 'is returned, is reported, is logged'],
  [/\btells the (caller|operator|client)\b/i, 'returns, reports, logs'],
  [/\btells? (of|that|whether|what|who|how|which)\b/i, 'reports, reveals, says'],
  [/\bthere (is|are) not\b/i, 'that does not exist'],
  [/\bfor ever\b/i, 'forever'],
  [/\bin words\b/i, 'as text, with a reason'],
  [/\bAnswers (the|what|whether|null|an?|with|how|which|\d{3})\b/, 'Returns'],
  [/\b(hangs?|hung) on\b/i, 'belongs to, is related to'],
  [/\b(stands?|stood) (in|beside|at|there|on|by|under)\b/i, 'is in, is listed in'],
  [/\bbears? the\b/i, 'has the'],
  [/\bgives? way\b/i, 'is evicted, is dropped'],
  [/\b(makes?|made) (it )?good\b/i, 'repairs'],
  [/\ball the same\b/i, 'still, anyway'],
  [/\bgo(es)? on \w+ing\b/i, 'continues, keeps'],
  [/\bin vain\b/i, 'without effect'],
];

/** History that is not rewritten, and what `npm run docs` writes from texts that are checked where they are declared. */
const LEFT_OUT =
  /^(docs\/(adr\/00[0-2]\d|adr\/0030|(events|errors)\/(?!README)|openapi\.json|api-baseline)|tools\/prose\.mjs$|package-lock)/;
const CODE = /\.(ts|mjs|js)$/;
const PROSE = /\.(md|ya?ml)$|^\.ci\/run$/;

/** Refuses banned phrases in documents, comments and texts of the program. Arguments: files; without any, all that git tracks. */
async function prose(args) {
  const all = () => tracked().filter((file) => (CODE.test(file) || PROSE.test(file)) && !LEFT_OUT.test(file));
  const files = args.length > 0 ? args : all();
  const faults = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return faultsIn(CODE.test(file) ? wordsOf(file, text) : written(file, text)).map((fault) => `${file}:${fault}`);
  });
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) console.error(`${faults.length} banned phrases: CONTRIBUTING says how we write.`);
  return faults.length === 0 ? 0 : 1;
}

/** In CONTRIBUTING, ~~struck out~~ sentences show how not to write. */
const written = (file, text) => (file === 'CONTRIBUTING.md' ? text.replaceAll(/~~.*?~~/g, '') : text);

const tracked = () => execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').slice(0, -1);

/** Between two words: spaces, or a line break with the marks of a comment, or the end of one literal and the start of the next. */
const SPACE = String.raw`(?:[ \t]+|[ \t]*['"\`]?[ \t+]*\n[ \t]*(?:\*(?!/)|//|#|>|['"\`])?[ \t]*)`;
const SPREAD = BANNED.map(([phrase, instead]) => [
  new RegExp(phrase.source.replaceAll(' ', SPACE), `g${phrase.flags}`),
  instead,
]);

/** Returns one line for each fault: line number, phrase, what to write instead. A phrase may go over the end of a line. */
export function faultsIn(text) {
  return SPREAD.flatMap(([phrase, instead]) =>
    [...text.matchAll(phrase)].map(({ 0: found, index }) => {
      const line = text.slice(0, index).split('\n').length;
      return `${line}: "${found.replaceAll(/\s+/g, ' ')}": write ${instead}`;
    }),
  );
}

/** Blanks everything in a source file but comments and string literals, which keep their lines: identifiers are not prose. */
function wordsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const kept = [];
  const keep = (from, to) => kept.push([from, to]);
  const visit = (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
      keep(node.getStart(source), node.end);
    if (node.kind <= ts.SyntaxKind.LastToken)
      for (const comment of [
        ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
        ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
      ])
        keep(comment.pos, comment.end);
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  let [words, end] = ['', 0];
  for (const [from, to] of kept.sort(([a], [b]) => a - b)) {
    if (from < end) continue;
    words += text.slice(end, from).replaceAll(/[^\n]/g, ' ') + text.slice(from, to);
    end = to;
  }
  return words;
}

main(() => prose(process.argv.slice(2)));
