import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exclusively } from './lock.mjs';
import { binary, failure, main, root, run } from './workspace.mjs';

const STAMP = join(root, 'node_modules', '.throughline-build');
const PROJECTS = ['libs', 'apps', 'test', 'bench'];
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/**
 * Makes the tree ready to run: installs when the lock file is newer than what is installed, builds when a source differs from what was
 * built last. With nothing to do it only looks at file times (about 20 ms; Nx alone would cost 2 s).
 */
export async function setUp() {
  if (!installNeeded() && !buildNeeded()) return;
  await exclusively(join(root, '.nx', 'setup.lock'), async () => {
    if (installNeeded()) await install();
    if (buildNeeded()) await build();
  });
}

function installNeeded() {
  const installed = statSync(join(root, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  return installed === undefined || statSync(join(root, 'package-lock.json')).mtimeMs > installed.mtimeMs;
}

async function install() {
  console.error('Installing packages (about a minute, once) …');
  const code = await run(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    quiet: true,
    shell: npm.endsWith('.cmd'),
  });
  if (code !== 0) throw failure('The packages could not be installed; see the output of npm above.');
}

function buildNeeded() {
  const built = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  return built !== fingerprint() || projects().some((project) => !existsSync(join(project, 'dist')));
}

async function build() {
  console.error('Building …');
  const before = fingerprint();
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };
  const arguments_ = [binary('nx'), 'run-many', '-t', 'build', '--outputStyle=static'];
  const code = await run(process.execPath, arguments_, { quiet: true, env });
  if (code !== 0) throw failure('The build failed; see above.');
  writeFileSync(STAMP, before);
}

/** Path, size and time of everything a build reads. A file that is added, changed, moved or removed changes it. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path.slice(root.length)}\t${size}\t${mtimeMs}\n`);
  };
  for (const name of ['.swcrc', 'nx.json', 'package-lock.json', 'docs/openapi.json', 'tools/client-schema.mjs'])
    add(join(root, name));
  for (const project of projects()) {
    add(join(project, 'package.json'));
    for (const entry of readdirSync(join(project, 'src'), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) add(join(entry.parentPath ?? entry.path, entry.name));
  }
  return hash.digest('hex');
}

/** Folders of the workspace that hold sources. */
export function projects() {
  return PROJECTS.flatMap((group) => {
    const folder = join(root, group);
    if (existsSync(join(folder, 'package.json'))) return [folder];
    return readdirSync(folder).map((name) => join(folder, name));
  }).filter((folder) => existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'src')));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(setUp);
