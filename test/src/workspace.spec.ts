import { ESLint, type Linter } from 'eslint';

interface Plant {
  readonly rule: string;
  readonly file: string;
  readonly code: string;
  readonly complaint: RegExp;
}

const plants: readonly Plant[] = [
  {
    rule: 'the kernel depends on no other project',
    file: 'libs/kernel/src/planted.ts',
    code: `import '@crm/contracts';`,
    complaint: /@crm\/kernel/,
  },
  {
    rule: 'the kernel uses no package but uuid',
    file: 'libs/kernel/src/planted.ts',
    code: `import 'rxjs';`,
    complaint: /type:kernel/,
  },
  {
    rule: 'contracts import the kernel only',
    file: 'libs/contracts/src/planted.ts',
    code: `import '@crm/access';`,
    complaint: /contracts/,
  },
  {
    rule: 'contracts use no driver',
    file: 'libs/contracts/src/planted.ts',
    code: `import 'lru-cache';`,
    complaint: /type:contracts/,
  },
  {
    rule: 'the key vault knows no bus',
    file: 'libs/key-vault/src/planted.ts',
    code: `import '@crm/messaging';`,
    complaint: /type:key-vault/,
  },
  {
    rule: 'a backup knows no read models',
    file: 'libs/backup/src/planted.ts',
    code: `import '@crm/read-models';`,
    complaint: /type:backup/,
  },
  {
    rule: 'the event store knows no read models',
    file: 'libs/event-store/src/planted.ts',
    code: `import '@crm/read-models';`,
    complaint: /event-store/,
  },
  {
    rule: 'the files of lists know no contracts',
    file: 'libs/list-files/src/planted.ts',
    code: `import '@crm/contracts';`,
    complaint: /type:list-files/,
  },
  {
    rule: 'the files of imports know no log',
    file: 'libs/import-files/src/planted.ts',
    code: `import '@crm/event-store';`,
    complaint: /type:import-files/,
  },
  {
    rule: 'read models know no platform',
    file: 'libs/read-models/src/planted.ts',
    code: `import '@crm/platform';`,
    complaint: /type:read-models/,
  },
  {
    rule: 'messaging knows no store',
    file: 'libs/messaging/src/planted.ts',
    code: `import '@crm/event-store';`,
    complaint: /type:messaging/,
  },
  {
    rule: 'access knows no store',
    file: 'libs/access/src/planted.ts',
    code: `import '@crm/event-store';`,
    complaint: /type:access/,
  },
  {
    rule: 'plain changes know no read models',
    file: 'libs/commands/src/planted.ts',
    code: `import '@crm/read-models';`,
    complaint: /type:commands/,
  },
  {
    rule: 'plain changes use no package but Nest and its buses',
    file: 'libs/commands/src/planted.ts',
    code: `import 'lru-cache';`,
    complaint: /type:commands/,
  },
  {
    rule: 'the platform knows no service',
    file: 'libs/platform/src/planted.ts',
    code: `import '@crm/messaging';`,
    complaint: /type:platform/,
  },
  {
    rule: 'the spec library is for specs',
    file: 'apps/customers/src/planted.ts',
    code: `import '@crm/testing';`,
    complaint: /type:service/,
  },
  {
    rule: 'no service imports another',
    file: 'apps/customers/src/planted.ts',
    code: `import '@crm/identity';`,
    complaint: /type:service/,
  },
  {
    rule: 'no service imports another by path',
    file: 'apps/customers/src/planted.ts',
    code: `import '../../identity/src/main.js';`,
    complaint: /relative or absolute/,
  },
  {
    rule: 'no service imports the gateway',
    file: 'apps/customers/src/planted.ts',
    code: `import '@crm/gateway';`,
    complaint: /type:service/,
  },
  {
    rule: 'the gateway has no store',
    file: 'apps/gateway/src/planted.ts',
    code: `import '@crm/event-store';`,
    complaint: /type:gateway/,
  },
  {
    rule: 'the gateway imports no service',
    file: 'apps/gateway/src/planted.ts',
    code: `import '@crm/reporting';`,
    complaint: /type:gateway/,
  },
  {
    rule: 'the program ships no spec library',
    file: 'apps/standalone/src/planted.ts',
    code: `import '@crm/testing';`,
    complaint: /type:composition/,
  },
  {
    rule: 'the command line imports no service',
    file: 'apps/cli/src/commands/planted.command.ts',
    code: `import '@crm/identity';`,
    complaint: /type:command-line/,
  },
  {
    rule: 'a service touches no file',
    file: 'apps/customers/src/customers/planted.service.ts',
    code: `import 'node:fs/promises';`,
    complaint: /a port and its adapter/,
  },
  {
    rule: 'a handler knows no engine',
    file: 'apps/customers/src/customers/planted.handler.ts',
    code: `import '@crm/event-store/sqlite';`,
    complaint: /a port and its adapter/,
  },
  {
    rule: 'a controller touches no file',
    file: 'apps/gateway/src/planted/planted.controller.ts',
    code: `import 'fs';`,
    complaint: /a port and its adapter/,
  },
  ...[
    ['a policy has no clock', 'policy', 'export const now = () => Date.now();'],
    ['a model has no clock', 'model', 'export const now = () => new Date();'],
    ['a decider makes no ids', 'decider', 'export const id = () => newId();'],
    ['a projection leaves nothing to chance', 'projection', 'export const draw = () => Math.random();'],
    ['a model has no environment', 'model', `export const zone = () => process.env['TZ'];`],
    ['a policy has no state', 'policy', 'let last = 0;\nexport const next = () => ++last;'],
  ].map(([rule = '', suffix, code = '']) => ({
    rule,
    file: `apps/customers/src/customers/planted.${suffix}.ts`,
    code,
    complaint: /no clock, no chance/,
  })),
  {
    rule: 'acceptance specs import no service',
    file: 'test/src/planted.spec.ts',
    code: `import '@crm/customers';`,
    complaint: /type:test/,
  },
  {
    rule: 'the bench imports no acceptance spec',
    file: 'bench/src/planted.ts',
    code: `import '../../test/src/planted.js';`,
    complaint: /relative or absolute/,
  },
  {
    rule: 'a driver stays in its adapter',
    file: 'libs/event-store/src/codec/planted.ts',
    code: `import 'better-sqlite3';`,
    complaint: /adapter folder/,
  },
  {
    rule: 'a decider knows no framework',
    file: 'apps/customers/src/customers/planted.decider.ts',
    code: `import '@nestjs/common';`,
    complaint: /domain/,
  },
  {
    rule: 'a model knows no store',
    file: 'apps/customers/src/customers/planted.model.ts',
    code: `import { BEGINNING } from '@crm/event-store';`,
    complaint: /no framework, no I\/O/,
  },
  {
    rule: 'a model uses no package that does I/O',
    file: 'apps/customers/src/customers/planted.model.ts',
    code: `import { readFileSync } from 'fs';`,
    complaint: /no framework, no I\/O/,
  },
  {
    rule: 'a model knows no service',
    file: 'apps/customers/src/customers/planted.model.ts',
    code: `import './planted.service.js';`,
    complaint: /models, policies and deciders only/,
  },
  {
    rule: 'a switch over events has no default',
    file: 'apps/customers/src/customers/planted.model.ts',
    code: `switch (recorded['type']) { case 'NotePlanted': break; default: }`,
    complaint: /names each of them/,
  },
  {
    rule: 'a policy reads no file',
    file: 'apps/customers/src/customers/planted.policy.ts',
    code: `import 'node:fs';`,
    complaint: /domain/,
  },
  {
    rule: 'a projection does no I/O',
    file: 'apps/reporting/src/customers/planted.projection.ts',
    code: `import 'node:fs';`,
    complaint: /pure fold/,
  },
  {
    rule: 'a projection knows no query',
    file: 'apps/reporting/src/customers/planted.projection.ts',
    code: `import '../lists/record-queries.query.js';`,
    complaint: /pure fold/,
  },
  {
    rule: 'an app has no index.ts',
    file: 'apps/customers/src/index.ts',
    code: `export const door = 1;`,
    complaint: /no index\.ts/,
  },
  {
    rule: 'an app declares no refusal',
    file: 'apps/customers/src/customers/planted.policy.ts',
    code: `import { refusal } from '@crm/kernel';\nexport class Planted extends refusal()('planted', {}) {}`,
    complaint: /declared by refusal\(\)/,
  },
  {
    rule: 'an app declares no refusal, not even indirectly',
    file: 'apps/customers/src/customers/planted.policy.ts',
    code: `import * as kernel from '@crm/kernel';\nexport const planted = kernel.refusal;`,
    complaint: /declared by refusal\(\)/,
  },
  {
    rule: 'a library declares no refusal outside the contracts',
    file: 'libs/platform/src/planted.ts',
    code: `import { DomainError } from '@crm/kernel';\nexport class Planted extends DomainError {}`,
    complaint: /declared by refusal\(\)/,
  },
  {
    rule: 'a route has a policy',
    file: 'apps/gateway/src/planted/planted.controller.ts',
    code: `@Controller('planted') class PlantedController { @Get() @ApiOperation({}) list() {} @Get(':id') @Public() get() {} }`,
    complaint: /who may call it/,
  },
  {
    rule: 'a route that answers a message has a policy',
    file: 'apps/gateway/src/planted/planted.controller.ts',
    code: `@Controller('planted') class PlantedController { @Shows('/:id', { summary: 'One' }) get() {} }`,
    complaint: /who may call it/,
  },
];

const allowed: readonly Pick<Plant, 'file' | 'code'>[] = [
  { file: 'apps/customers/src/customers/planted.model.ts', code: 'export const day = (at: string) => new Date(at);' },
  { file: 'apps/customers/src/customers/planted.adapter.ts', code: `import 'node:fs/promises';` },
  { file: 'libs/kernel/src/planted.ts', code: `import 'uuid';` },
  { file: 'libs/event-store/src/sqlite/planted.ts', code: `import 'better-sqlite3';` },
  {
    file: 'libs/contracts/src/customers/planted.refusals.ts',
    code: `import { refusal } from '@crm/kernel';\nexport class Planted extends refusal()('planted', {}) {}`,
  },
  { file: 'libs/read-models/src/planted.ts', code: `import '@crm/event-store';` },
  { file: 'libs/commands/src/planted.ts', code: `import '@nestjs/cqrs';\nimport '@crm/event-store';` },
  { file: 'apps/gateway/src/planted.ts', code: `import '@crm/contracts/customers';` },
  { file: 'apps/customers/src/planted.spec.ts', code: `import '@crm/testing';` },
  { file: 'apps/standalone/src/planted.ts', code: `import '@crm/customers';` },
  {
    file: 'apps/customers/src/customers/planted.decider.ts',
    code: `import '@crm/contracts/customers';\nimport './planted.policy.js';\nimport './planted.model.js';`,
  },
  {
    file: 'apps/gateway/src/planted/planted.controller.ts',
    code: `@Controller('planted') @SignedIn() class PlantedController { @Get() list() {} other() {} }`,
  },
  {
    file: 'apps/gateway/src/planted/planted.controller.ts',
    code: `@Controller('planted') class PlantedController { @Shows('/:id', 'planted.read', { summary: 'One' }) get() {} }`,
  },
  { file: 'apps/reporting/src/customers/planted.projection.ts', code: `import '@crm/read-models';` },
  {
    file: 'apps/reporting/src/customers/planted.projection.ts',
    code: `import '../lists/related.projection.js';`,
  },
  {
    file: 'apps/customers/src/customers/planted.model.ts',
    code: `import type { Position } from '@crm/event-store';\nimport './planted.policy.js';`,
  },
];

const root = new URL('../../', import.meta.url);

describe('module boundaries', () => {
  let eslint: ESLint;
  const complaints = async ({ file, code }: Pick<Plant, 'file' | 'code'>) => {
    const [result] = await eslint.lintText(code, { filePath: new URL(file, root).pathname });
    return result?.messages.map(({ message }) => message) ?? [];
  };

  beforeAll(async () => {
    process.env['NX_DAEMON'] = 'false';
    const { boundaries } = (await import(new URL('tools/boundaries.config.js', root).href)) as {
      boundaries: Linter.Config[];
    };
    eslint = new ESLint({ cwd: root.pathname, overrideConfigFile: true, overrideConfig: boundaries });
  });

  it.each(plants)('$rule', async (plant) => {
    expect(await complaints(plant)).toEqual([expect.stringMatching(plant.complaint)]);
  });

  it.each(allowed)('allows in $file: $code', async (plant) => {
    expect(await complaints(plant)).toEqual([]);
  });
});
