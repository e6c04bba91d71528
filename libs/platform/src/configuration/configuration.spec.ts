import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FaultyConfiguration, readConfiguration, type Environment } from './configuration.js';

const read = (environment: Environment = {}, dotEnv: Environment = {}) => readConfiguration(environment, dotEnv);
const faultsOf = (environment: Environment): readonly string[] => {
  try {
    read(environment);
    return [];
  } catch (error) {
    return (error as FaultyConfiguration).faults;
  }
};

describe('the configuration', () => {
  it('is complete without any setting', () => {
    expect(read().configuration).toEqual({
      host: '127.0.0.1',
      port: 3000,
      metricsHost: '127.0.0.1',
      metricsPort: 9464,
      dataDir: './data',
      logLevel: 'info',
      eventStoreUrl: { scheme: 'sqlite', path: 'data/events.db' },
      keyVaultUrl: { scheme: 'embedded', path: '' },
      readModelsUrl: { scheme: 'sqlite', path: 'data/views.db' },
      eventBusUrl: { scheme: 'embedded', path: '' },
      jobsUrl: { scheme: 'sqlite', path: 'data/jobs.db' },
      filesUrl: { scheme: 'file', path: 'data/files' },
      adminEmail: undefined,
      adminPassword: undefined,
      kek: undefined,
      kekPrevious: undefined,
      kekFile: undefined,
      sealMinutes: 5,
      apiDocs: 'open',
      publicUrl: undefined,
      corsOrigins: [],
      trustProxy: [],
      rateLimit: 6000,
      publicRateLimit: 600,
      requestsAtWork: 256,
      registration: 'approval',
      smtpUrl: undefined,
      smtpTls: 'offered',
      smtpCaFile: undefined,
      smtpServerName: undefined,
      mailFrom: { name: 'Throughline', address: 'throughline@localhost' },
      lagBudget: 30,
      diskFreeBytes: 1024 ** 3,
      diskFreePercent: 5,
      eventLoopBudget: 500,
      shutdownDelay: 0,
      tracesEndpoint: undefined,
      tracesHeaders: undefined,
      tracesRatio: 1,
      tracesService: 'throughline',
      exportRetentionHours: 24,
      importRetentionHours: 72,
      importQuotaMib: 2048,
      importTotalMib: 8192,
    });
    expect(Object.isFrozen(read().configuration)).toBe(true);
  });
  it('lets the environment win over .env, and .env over the default; empty counts as absent', () => {
    const { configuration, printed } = read({ PORT: '1', HOST: '' }, { PORT: '2', HOST: '::1' });
    expect([configuration.port, configuration.host]).toEqual([1, '::1']);
    expect(printed.filter(({ key }) => key === 'PORT' || key === 'HOST').map(({ source }) => source)).toEqual([
      '.env',
      'environment',
    ]);
  });
  it('takes comma-separated lists, and refuses what only looks like an origin or a network', () => {
    const { configuration } = read({
      CORS_ORIGINS: 'https://a.example, http://localhost:5173',
      TRUST_PROXY: '10.0.0.0/8,::1',
    });
    expect(configuration.corsOrigins).toEqual(['https://a.example', 'http://localhost:5173']);
    expect(configuration.trustProxy).toEqual(['10.0.0.0/8', '::1']);
    expect(faultsOf({ CORS_ORIGINS: 'https://a.example/' })).toHaveLength(1);
    expect(faultsOf({ CORS_ORIGINS: '*' })).toHaveLength(1);
    expect(faultsOf({ TRUST_PROXY: '10.0.0.0/33' })).toHaveLength(1);
    for (const from of ['nobody', 'A <b>', 'A <b@c', '<>', 'A\u0007 <b@c>', '"A" <b @c>'])
      expect([from, faultsOf({ MAIL_FROM: from })]).toEqual([from, [expect.stringContaining('MAIL_FROM')]]);
    expect(read({ MAIL_FROM: 'Ada, Ltd <a@b.example>' }).configuration.mailFrom).toEqual({
      name: 'Ada, Ltd',
      address: 'a@b.example',
    });
    expect(read({ MAIL_FROM: '"Ada <Ltd>" <a@b.example>' }).configuration.mailFrom.name).toBe('Ada <Ltd>');
    expect(read({ MAIL_FROM: 'a@b.example' }).configuration.mailFrom).toEqual({
      name: 'Throughline',
      address: 'a@b.example',
    });
    expect(faultsOf({ PUBLIC_URL: 'ftp://a.example' })).toHaveLength(1);
    expect(read({ PUBLIC_URL: 'https://crm.example.org/' }).configuration.publicUrl).toBe('https://crm.example.org');
  });
  it('puts the embedded stores into the data directory', () => {
    expect(read({ DATA_DIR: '/srv/crm' }).configuration.filesUrl.path).toBe('/srv/crm/files');
  });
  it('lists every fault at once, in terms of the settings', () => {
    expect(
      faultsOf({
        PORT: '-1',
        LOG_LEVEL: 'loud',
        EVENT_STORE_URL: 'esdb://host',
        KEK: 'eA==',
        KEK_FILE: 'f',
        ADMIN_EMAIL: 'ada@example.org',
      }),
    ).toEqual([
      'PORT must be a number from 0 to 65535, not "-1"',
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not "loud"',
      'EVENT_STORE_URL has the unknown scheme "esdb:"; allowed schemes: sqlite:',
      'KEK must be 32 bytes in base64 (openssl rand -base64 32)',
      'ADMIN_EMAIL also needs ADMIN_PASSWORD or ADMIN_PASSWORD_FILE',
    ]);
    expect(faultsOf({ EVENT_STORE_URL: 'sqlite:other.db' })).toEqual([
      'EVENT_STORE_URL must name a file called events.db',
    ]);
    expect(faultsOf({ KEK: Buffer.alloc(32).toString('base64'), KEK_FILE: 'f' })).toEqual([
      'KEK and KEK_FILE are both set; keep one',
    ]);
    expect(faultsOf({ ADMIN_PASSWORD: 'x' })).toEqual(['ADMIN_PASSWORD also needs ADMIN_EMAIL']);
  });
  it('shows no secret, neither printed nor in a fault', () => {
    const secrets = {
      ADMIN_EMAIL: 'ada@example.org',
      ADMIN_PASSWORD: 'geheim-geheim',
      KEK: Buffer.alloc(32, 7).toString('base64'),
    };
    const text = JSON.stringify(read(secrets).printed);
    for (const secret of [secrets.ADMIN_PASSWORD, secrets.KEK]) expect(text).not.toContain(secret);
    expect(faultsOf({ KEK: 'geheim', READ_MODELS_URL: 'mongodb://u:geheim@host' }).join()).not.toContain('geheim');
  });
  it.each([
    [{}, 0],
    [{ PUBLIC_URL: 'http://crm.example.org' }, 0],
    [{ PUBLIC_URL: 'https://crm.example.org' }, 1],
    [{ PUBLIC_URL: 'https://crm.example.org', TRUST_PROXY: '10.0.0.1' }, 0],
  ])('warns of a proxy that nobody named: %j, %d', (environment, count) =>
    expect(read(environment).warnings.filter((warning) => warning.includes('TRUST_PROXY'))).toHaveLength(count),
  );
});

describe('secrets from files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'configuration-'));
  const file = join(folder, 'password');
  const env = { ADMIN_EMAIL: 'ada@example.org', ADMIN_PASSWORD_FILE: file };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are read without the line break that editors add', () => {
    writeFileSync(file, ' correct horse \n');
    expect(read(env).configuration.adminPassword).toBe(' correct horse ');
  });
  it('must be readable, not empty, and given once', () => {
    expect(faultsOf({ ...env, ADMIN_PASSWORD_FILE: join(folder, 'none') })).toEqual([
      `ADMIN_PASSWORD_FILE names "${join(folder, 'none')}", which cannot be read (ENOENT)`,
    ]);
    writeFileSync(file, '\n');
    expect(faultsOf(env)).toEqual([`ADMIN_PASSWORD_FILE names "${file}", which is empty`]);
    expect(faultsOf({ ...env, ADMIN_PASSWORD: 'x' })).toEqual([
      'ADMIN_PASSWORD and ADMIN_PASSWORD_FILE are both set; keep one',
    ]);
  });
});
