import { join } from 'node:path';
import {
  count,
  emailAddress,
  key256,
  networks,
  oneOf,
  optional,
  origins,
  port,
  resourceUrl,
  setting,
  smtpUrl,
  sqliteUrl,
  text,
  webUrl,
  type Setting,
} from './setting.js';

/** Every key the program reads. Nothing else looks into the environment. */
export const settings = {
  host: setting({
    key: 'HOST',
    unit: 'address',
    default: '127.0.0.1',
    meaning: 'Address on which the API listens.',
    parse: text,
  }),
  port: setting({
    key: 'PORT',
    unit: 'TCP port',
    default: '3000',
    meaning: 'Port of the API. 0 takes a free one; the ready line names it.',
    parse: port,
  }),
  metricsPort: setting({
    key: 'METRICS_PORT',
    unit: 'TCP port',
    default: '9464',
    meaning: 'Port kept for the metrics, apart from the API. Nothing is served there yet.',
    parse: port,
  }),
  dataDir: setting({
    key: 'DATA_DIR',
    unit: 'directory',
    default: './data',
    meaning: 'Where the embedded stores live. Belongs to one process at a time.',
    parse: text,
  }),
  logLevel: setting({
    key: 'LOG_LEVEL',
    unit: 'trace, debug, info, warn, error, fatal or silent',
    default: 'info',
    meaning:
      'Least level written. The log is JSON lines on stderr; stdout carries only what a person or script waits for.',
    parse: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  }),
  eventStoreUrl: setting({
    key: 'EVENT_STORE_URL',
    unit: 'URL',
    default: (dataDir) => `sqlite:${join(dataDir, 'events.db')}`,
    meaning: 'The event log. Its folder is locked by the process that owns it.',
    parse: sqliteUrl('events.db'),
  }),
  keyVaultUrl: setting({
    key: 'KEY_VAULT_URL',
    unit: 'URL',
    default: 'embedded:',
    meaning: 'The keys of personal data. `embedded:` keeps them with the events, in the same transaction.',
    parse: resourceUrl('embedded'),
  }),
  readModelsUrl: setting({
    key: 'READ_MODELS_URL',
    unit: 'URL',
    default: (dataDir) => `sqlite:${join(dataDir, 'views.db')}`,
    meaning: 'Lists, search and cards. Can be rebuilt from the event log.',
    parse: resourceUrl('sqlite'),
  }),
  eventBusUrl: setting({
    key: 'EVENT_BUS_URL',
    unit: 'URL',
    default: 'embedded:',
    meaning: 'How public events reach other systems. `embedded:` serves them from the log itself.',
    parse: resourceUrl('embedded'),
  }),
  jobsUrl: setting({
    key: 'JOBS_URL',
    unit: 'URL',
    default: (dataDir) => `sqlite:${join(dataDir, 'jobs.db')}`,
    meaning: 'Alarm clock of timers. Nothing schedules any yet.',
    parse: resourceUrl('sqlite'),
  }),
  filesUrl: setting({
    key: 'FILES_URL',
    unit: 'URL',
    default: (dataDir) => `file:${join(dataDir, 'files')}`,
    meaning: 'Uploaded files.',
    parse: resourceUrl('file'),
  }),
  adminEmail: optional({
    key: 'ADMIN_EMAIL',
    unit: 'e-mail address',
    meaning:
      'Creates the first administrator when there is no user yet. Without it a one-time set-up token is printed.',
    parse: emailAddress,
  }),
  adminPassword: optional({
    key: 'ADMIN_PASSWORD',
    unit: '12 to 1024 characters',
    secret: true,
    fromFile: true,
    meaning: 'Password of the first administrator. ADMIN_PASSWORD_FILE names a file that holds it instead.',
    parse: text,
  }),
  kek: optional({
    key: 'KEK',
    unit: '32 bytes in base64',
    secret: true,
    meaning:
      'Key-encryption key over the keys of personal data. Without it and KEK_FILE, one is created in DATA_DIR/kek.json.',
    parse: key256,
  }),
  kekPrevious: optional({
    key: 'KEK_PREVIOUS',
    unit: '32 bytes in base64',
    secret: true,
    meaning: 'The key that KEK replaces, until the rotation is over.',
    parse: key256,
  }),
  kekFile: optional({
    key: 'KEK_FILE',
    unit: 'file',
    meaning: 'Holds the key-encryption keys instead of DATA_DIR/kek.json. Created at the first start.',
    parse: text,
  }),
  apiDocs: setting({
    key: 'API_DOCS',
    unit: 'open or closed',
    default: 'open',
    meaning: 'Whether /api/docs and /api/openapi.json are served.',
    parse: oneOf('open', 'closed'),
  }),
  publicUrl: optional({
    key: 'PUBLIC_URL',
    unit: 'URL',
    meaning: 'Where people reach this installation. Links in mails begin with it. Without it: the address listened on.',
    parse: webUrl,
  }),
  corsOrigins: setting({
    key: 'CORS_ORIGINS',
    unit: 'origins, by comma',
    default: '',
    meaning: 'Browser applications of these origins may call the API: `https://crm.example.org`. Empty: none.',
    parse: origins,
  }),
  trustProxy: setting({
    key: 'TRUST_PROXY',
    unit: 'addresses or networks, by comma',
    default: '',
    meaning: 'Proxies whose X-Forwarded-For is believed: `10.0.0.0/8`. Empty: none, and that header changes nothing.',
    parse: networks,
  }),
  rateLimit: setting({
    key: 'RATE_LIMIT_PER_MINUTE',
    unit: 'requests',
    default: '6000',
    meaning: 'What one user or API client may ask in a minute. 0: no limit.',
    parse: count,
  }),
  publicRateLimit: setting({
    key: 'PUBLIC_RATE_LIMIT_PER_MINUTE',
    unit: 'requests',
    default: '600',
    meaning: 'What one address may ask in a minute without a valid token. 0: no limit.',
    parse: count,
  }),
  requestsAtWork: setting({
    key: 'REQUESTS_AT_WORK',
    unit: 'requests',
    default: '256',
    meaning:
      'Requests worked on at once. What comes on top waits up to a second, and is refused then with 503. 0: no limit.',
    parse: count,
  }),
  registration: setting({
    key: 'REGISTRATION',
    unit: 'closed, approval or open',
    default: 'approval',
    meaning:
      'Who may register: nobody (`closed`), anybody but without access until an administrator gives a role (`approval`), or anybody, who becomes a Sales user when the address is verified (`open`).',
    parse: oneOf('closed', 'approval', 'open'),
  }),
  smtpUrl: optional({
    key: 'SMTP_URL',
    unit: 'URL',
    secret: true,
    fromFile: true,
    meaning:
      'Mail server: `smtp://user:password@host:587`, `smtps://…`. Without it mails are .eml files in DATA_DIR/mail.',
    parse: smtpUrl,
  }),
  mailFrom: setting({
    key: 'MAIL_FROM',
    unit: 'e-mail address',
    default: 'throughline@localhost',
    meaning: 'Sender of all mails.',
    parse: emailAddress,
  }),
} as const satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof settings;
export type Configuration = { readonly [Name in SettingName]: ReturnType<(typeof settings)[Name]['parse']> };
