import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ENOUGH_MS = 300_000;

/** A page is wrong if a request in it is malformed or fails; other refusals may be intended. */
const WRONG = /@@(400|401|404|405|406|415|5\d\d)/;

interface Block {
  readonly language: string;
  readonly line: number;
  readonly text: string;
}

const documents = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => join('docs', name))]
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))
  .map((document) => ({ ...document, blocks: blocksOf(document.text) }));

function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].map(({ index, 1: language = '', 2: text = '' }) => ({
    language,
    text,
    line: markdown.slice(0, index).split('\n').length,
  }));
}

/** The environment of a reader. `npm start` blocks the reader's terminal; here it continues in the background once it is ready. */
const READER = `
set -euo pipefail
starts() { grep -c '^ready ' program.out || true; }
npm() {
  if [ "$1" != start ]; then command npm --prefix "$ROOT" "$@"; return; fi
  local before; before=$(starts)
  command npm --prefix "$ROOT" start >> program.out 2>> program.log &
  for _ in $(seq 600); do
    if [ "$(starts)" -gt "$before" ]; then return 0; fi
    kill -0 $! 2>/dev/null || break
    sleep 0.1
  done
  echo 'npm start did not become ready:'; tail -n 5 program.out program.log; return 1
}
curl() { command curl -w '%{stderr}@@%{http_code}\\n' "$@"; }
npx() {
  if [ "$1" != crm ]; then command npx "$@"; return; fi
  shift; node "$ROOT/tools/crm.mjs" "$@"
}
end() { for job in $(jobs -p); do kill -9 "$job" 2>/dev/null || true; done; }
trap end EXIT
touch program.out program.log
`;

/** For a page that does not start the program itself: the program runs, and an administrator is logged in. */
const GIVEN = `
export URL=http://127.0.0.1:3000 API=http://127.0.0.1:3000/api/v1
ADMIN_EMAIL=admin@example.org ADMIN_PASSWORD=correct-horse-battery npm start
TOKEN=$(command curl -s $API/auth/login -H 'content-type: application/json' -d '{"email":"admin@example.org","password":"correct-horse-battery"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')
AUTH="authorization: Bearer $TOKEN"
`;

describe('the documents', () => {
  it('mark every block with its language, and every command as sh', () => {
    const blocks = documents.flatMap(({ name, blocks: all }) => all.map((block) => ({ name, ...block })));
    const commands = /^\s*(npx |npm |crm |curl )/m;
    const unmarked = blocks.filter(({ language, text }) => language !== 'sh' && commands.test(text));
    expect(unmarked.map(({ name, line }) => `${name}:${line}`)).toEqual([]);
    expect(blocks.filter(({ language }) => language === '').map(({ name, line }) => `${name}:${line}`)).toEqual([]);
  });

  it('name no command that does not exist', () => {
    const page = readFileSync(join(root, 'docs/cli.md'), 'utf8');
    const commands = [...page.matchAll(/^### crm ([a-z -]+[a-z])/gm)].map(([, name = '']) => name);
    const unknown = documents.flatMap(({ name, text }) =>
      [...text.matchAll(/`(?:npx )?crm ([a-z -]+)/g)]
        .map(([, words = '']) => words.trim())
        .filter(
          (words) => !commands.some((command) => `${words} `.startsWith(`${command} `) || command.startsWith(words)),
        )
        .map((words) => `${name}: crm ${words}`),
    );
    expect(commands.length).toBeGreaterThan(20);
    expect(unknown).toEqual([]);
  });

  const withCommands = documents.filter(({ blocks }) => blocks.some(({ language }) => language === 'sh'));
  it.each(withCommands)(
    'the commands in $name work',
    async ({ name, blocks }) => {
      const [port, metricsPort] = [await freePort(), await freePort()];
      const folder = mkdtempSync(join(tmpdir(), 'throughline-reader-'));
      copyFileSync(join(root, 'test/data/customers.csv'), join(folder, 'customers.csv'));
      const given = blocks.some(({ text }) => text.includes('npm start')) ? '' : GIVEN;
      const commands = blocks
        .filter(({ language }) => language === 'sh')
        .map(({ line, text }) => `echo '@ ${name}:${line}'\n${text}`)
        .join('\n');
      const pagesOwn = (text: string): string =>
        text
          .replaceAll(':3000', `:${port}`)
          .replaceAll(':9464', `:${metricsPort}`)
          .replaceAll('./data', join(folder, 'data'));
      try {
        const { code, output } = await readAlong(`${READER}\n${pagesOwn(`${given}\n${commands}`)}`, folder, {
          PORT: String(port),
          METRICS_PORT: String(metricsPort),
          DATA_DIR: join(folder, 'data'),
        });
        const wrong = WRONG.exec(output);
        expect({ code, output: code === 0 && wrong === null ? '' : output }).toEqual({ code: 0, output: '' });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    ENOUGH_MS,
  );
});

async function readAlong(
  script: string,
  cwd: string,
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const { PATH, HOME } = process.env;
  const shell = spawn('bash', ['-c', script], { cwd, env: { PATH, HOME, ROOT: root, ...env }, detached: true });
  let output = '';
  for (const stream of [shell.stdout, shell.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const late = setTimeout(() => process.kill(-(shell.pid ?? 0), 'SIGKILL'), ENOUGH_MS - 10_000);
  const [code] = (await once(shell, 'exit')) as [number | null];
  clearTimeout(late);
  return { code, output };
}

/** Another process may take the port in the meantime: good enough for a moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
