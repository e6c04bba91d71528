import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Who may import whom, and nothing else: test/src/workspace.spec.ts plants a violation of every rule below and expects the complaint. */

const tag = (source, ...mayDependOn) => ({
  sourceTag: `type:${source}`,
  onlyDependOnLibsWithTags: mayDependOn.map((target) => `type:${target}`),
});

const LIBRARIES = [
  'kernel',
  'contracts',
  'key-vault',
  'event-store',
  'backup',
  'list-files',
  'import-files',
  'read-models',
  'messaging',
  'access',
  'commands',
  'platform',
];

/** Projects by the tags in their package.json. No service may import another service; they share contracts. */
const projects = [
  { ...tag('kernel'), allowedExternalImports: ['uuid'] },
  {
    ...tag('contracts', 'kernel'),
    allowedExternalImports: [
      'typebox',
      'typebox/*',
      'class-validator',
      'class-transformer',
      '@nestjs/swagger',
      'libphonenumber-js',
      'libphonenumber-js/*',
    ],
  },
  tag('key-vault', 'kernel', 'contracts'),
  tag('event-store', 'kernel', 'contracts', 'key-vault'),
  tag('backup', 'kernel', 'contracts', 'key-vault', 'event-store'),
  tag('read-models', 'kernel', 'contracts', 'event-store'),
  { ...tag('list-files'), allowedExternalImports: ['csv-stringify/*', 'pdfkit', 'fontkit'] },
  {
    ...tag('import-files', 'contracts', 'list-files'),
    allowedExternalImports: ['csv-parse', 'chardet', 'iconv-lite', 'ical.js'],
  },
  tag('messaging', 'kernel', 'contracts'),
  tag('access', 'kernel', 'contracts'),
  {
    ...tag('commands', 'kernel', 'contracts', 'event-store', 'access', 'messaging', 'import-files', 'list-files'),
    allowedExternalImports: ['@nestjs/common', '@nestjs/cqrs'],
  },
  tag('platform', 'kernel', 'contracts'),
  tag('testing', 'kernel', 'contracts'),
  { ...tag('client'), allowedExternalImports: ['openapi-fetch'] },
  tag('service', ...LIBRARIES),
  tag('gateway', 'kernel', 'contracts', 'messaging', 'access', 'platform', 'list-files'),
  tag('command-line', ...LIBRARIES),
  tag('composition', ...LIBRARIES, 'service', 'gateway', 'command-line'),
  tag('bench', ...LIBRARIES, 'testing', 'client', 'service', 'gateway', 'command-line', 'composition'),
  tag('test', ...LIBRARIES, 'testing', 'client', 'command-line', 'composition'),
];

/** Specs may also import the spec library and what only tests need. */
const specProjects = projects.map(({ allowedExternalImports: _any, ...constraint }) => ({
  ...constraint,
  onlyDependOnLibsWithTags: [...constraint.onlyDependOnLibsWithTags, 'type:testing', constraint.sourceTag],
}));

const moduleBoundaries = (depConstraints) => ({
  '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints }],
});

/** Inside an app the suffix of a file names its layer; each layer lists everything it may import. */
const siblings = (...suffixes) => String.raw`\./[\w-]+\.(${suffixes.join('|')})\.js`;
const DOMAIN = ['decider', 'policy'];
/** A projection may reuse those of other features, as the timeline does. */
const otherProjections = String.raw`\.\./[\w-]+/[\w-]+\.projection\.js`;
const pureLibraries = String.raw`@crm/contracts(/[\w-]+)?|@crm/kernel|@crm/access`;

const layer = (suffixes, mayImport, message) => ({
  files: [`apps/*/src/**/*.@(${suffixes.join('|')}).ts`],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: `^(?!(${mayImport})$)`, message }] }] },
});

/** What a model may use; of anything else it may import types, which have no effect. */
const IMPURE = {
  regex: String.raw`^(?!(${pureLibraries}|@crm/(customers|identity|sales)/deciders|@crm/list-files/csv|@crm/import-files/values|@crm/commands/imports/rows|node:crypto|ipaddr\.js|\.{1,2}/.*)$)`,
  allowTypeImports: true,
  message: 'A model holds values and what is computed from them: no framework, no I/O, no clock.',
};
const BEYOND_THE_DOMAIN = {
  regex: String.raw`^\.{1,2}/.*(?<!\.(model|policy|decider))\.js$`,
  message: 'A model imports models, policies and deciders only.',
};

/** Files, processes, threads and drivers are reached through a port. */
const OUTSIDE = {
  regex: String.raw`^((node:)?(fs|child_process|cluster|dns|net|tls|worker_threads)(/.*)?|@crm/[\w-]+/sqlite)$`,
  message: 'The application and the HTTP edge reach files, threads and drivers through a port and its adapter.',
};

const banned = (...rules) => ({
  'no-restricted-syntax': ['error', ...rules.map(([selector, message]) => ({ selector, message }))],
});

const decorated = (...names) => `:has(> Decorator[expression.callee.name=/^(${names.join('|')})$/])`;
const POLICY = decorated('Public', 'SignedIn', 'Requires');
const ROUTE = decorated('Get', 'Head', 'Post', 'Put', 'Patch', 'Delete', 'Options', 'All', 'Sse');
/** These decorators take the right as their second argument, see apps/gateway/src/http-contract/routes.decorator.ts. */
const MESSAGE_ROUTE = 'Decorator[expression.callee.name=/^(Begins|Changes|Creates|Does|Lists|Removes|Shows|Tells)$/]';
const NO_POLICY =
  'A route declares who may call it: @Public(), @SignedIn(), @Requires(action), or the right passed to @Shows() and the like.';

/** The catalogue of problems explains what the contracts export; a refusal declared elsewhere would not be explained. */
const REFUSAL = [
  ':matches(ImportSpecifier[imported.name=/^(refusal|fieldsRefusal)$/], ImportDeclaration[source.value="@crm/kernel"] > ImportNamespaceSpecifier, ClassDeclaration[superClass.name=/^DomainError$|(NotFound|Exists|Taken|Refused|Invalid)$/])',
  'A refusal is declared by refusal() in a *.refusals.ts of the contracts.',
];

/** Time, chance and the environment are arguments of pure code, so that a spec can choose them. */
const IMPURE_CODE = [
  [
    "MemberExpression[object.name='Date'][property.name='now']",
    "NewExpression[callee.name='Date'][arguments.length=0]",
    "MemberExpression[object.name='Math'][property.name='random']",
    "MemberExpression[object.name='process']",
    'CallExpression[callee.name=/^(newId|randomBytes|randomInt|randomUUID|setTimeout|setInterval|setImmediate|fetch)$/]',
    'Identifier[name=/^systemClock$/]',
    "Program > VariableDeclaration[kind='let']",
    "Program > ExportNamedDeclaration > VariableDeclaration[kind='let']",
  ].join(', '),
  'A decider, policy, model or projection has no clock, no chance, no environment and no state of its own.',
];

/** A new event must be considered wherever events are folded. */
const EVENT_DEFAULT = [
  'SwitchStatement:has(SwitchCase > Literal[value=/^[A-Z][a-z]+[A-Z]/]) > SwitchCase[test=null]',
  'A switch over events names each of them: no default.',
];

export const boundaries = [
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { '@nx': nx, '@typescript-eslint': tseslint.plugin },
    rules: moduleBoundaries(projects),
  },
  { files: ['**/*.spec.ts', '**/conformance/**'], rules: moduleBoundaries(specProjects) },
  {
    files: ['**/*.ts'],
    ignores: ['**/sqlite/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [{ name: 'better-sqlite3', message: 'A driver is imported in its adapter folder only (sqlite/).' }] },
      ],
    },
  },
  layer(
    DOMAIN,
    `${pureLibraries}|${siblings(...DOMAIN, 'model')}`,
    'The domain imports contracts, the kernel, access and its sibling domain files only.',
  ),
  {
    files: ['apps/*/src/**/*.model.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [IMPURE, BEYOND_THE_DOMAIN] }],
    },
  },
  layer(
    ['projection'],
    `${pureLibraries}|@crm/event-store|@crm/read-models|${siblings(...DOMAIN, 'model', 'projection')}|${otherProjections}`,
    'A projection is a pure fold: contracts, kernel, access, the types of the feed and the read models, sibling domain files and projections only.',
  ),
  {
    files: ['libs/**/*.ts'],
    ignores: ['libs/kernel/**', 'libs/contracts/**/*.refusals.ts', '**/*.spec.ts', '**/*.fixture.ts'],
    rules: banned(REFUSAL, EVENT_DEFAULT),
  },
  {
    files: ['apps/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: banned(
      REFUSAL,
      EVENT_DEFAULT,
      [`ClassDeclaration:not(${POLICY}) > ClassBody > MethodDefinition${ROUTE}:not(${POLICY})`, NO_POLICY],
      [`MethodDefinition > ${MESSAGE_ROUTE}:not([expression.arguments.1.type='Literal'])`, NO_POLICY],
    ),
  },
  {
    files: ['apps/*/src/**/*.@(decider|policy|model|projection).ts'],
    rules: banned(REFUSAL, EVENT_DEFAULT, IMPURE_CODE),
  },
  {
    files: [
      'apps/*/src/**/*.@(handler|handlers|query|export|service|controller|dto|decorator|guard|filter|strategy|http|openapi).ts',
    ],
    rules: { 'no-restricted-imports': ['error', { patterns: [OUTSIDE] }] },
  },
  {
    files: ['apps/**/index.ts'],
    rules: banned(['Program', 'An app has no index.ts: name the file after what it holds.']),
  },
];
