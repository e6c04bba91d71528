import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  FileUploadStore,
  ImportDesk,
  type ImportedKind,
  ImportFiles,
  ImportJobs,
  ImportSettings,
  UploadQuota,
  type UploadStore,
} from '@crm/commands/imports';
import type { CallContext, Role } from '@crm/contracts';
import {
  CancelImport,
  GetImport,
  OpenImport,
  ReadImportErrors,
  ReadRejectedRows,
  StartImport,
  StoreImportPart,
  type ImportView,
  type StartImportInput,
} from '@crm/contracts/customers';
import type { Access, GetHolderAccess } from '@crm/contracts/identity';
import { events, upcasters } from '@crm/contracts/records';
import {
  EventRegistry,
  EventSourcedStreams,
  Overloaded,
  type AggregateStreams,
  type EventStore,
} from '@crm/event-store';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { newId } from '@crm/kernel';
import type { ServiceClient } from '@crm/messaging';
import { LogCustomFieldDirectory } from '../custom-fields/log-custom-field-directory.adapter.js';
import { customerDecider } from '../customers/customer.decider.js';
import { ImportedCustomers } from './imported-customers.service.js';

const ENDED = ['completed', 'validated', 'cancelled', 'failed'];
const LIMITS = { retentionMs: 3_600_000, bytesPerUploader: 10_000_000, bytesInAll: 15_000_000 };

export const contextOf = (id: string, ...roles: Role[]): CallContext => ({
  principal: { type: 'user', id, roles, teamIds: [] },
  correlationId: newId(),
  commandId: newId(),
  source: 'api',
});

/** A message as a handler receives it. */
export const told = <M extends object>(message: M, context: CallContext): M & { context: CallContext } =>
  Object.assign(message, { context });

/** Each row has one outcome; rows with a warning are among the others. */
export const sumOf = ({ counts: { created, updated, unchanged, skipped, failed } }: ImportView): number =>
  created + updated + unchanged + skipped + failed;

/** Rows in which every tenth repeats the address of the row before. */
export const manyRows = (domain: string, count: number): string =>
  `Name,Email\n${Array.from({ length: count }, (_, n) => `P${n},p${n % 10 === 9 ? n - 1 : n}@${domain}`).join('\n')}\n`;

/** Imports over a log and files of their own, in one process that can be restarted. */
export class ImportingProcess {
  readonly access = new Map<string, Access | null>();
  readonly filesDirectory: string;
  readonly files: FileUploadStore;
  /** The clock is ahead by this. */
  later = 0;
  readonly settings = new ImportSettings(LIMITS, () => Date.now() + this.later);
  quota = new UploadQuota(this.settings);
  jobs: ImportJobs;
  admin = contextOf(newId(), 'admin');

  private constructor(
    private readonly directory: string,
    readonly store: EventStore & { close(): Promise<void> },
    readonly streams: EventSourcedStreams,
  ) {
    this.filesDirectory = join(directory, 'files');
    this.files = new FileUploadStore(this.filesDirectory);
    this.jobs = this.newJobs();
  }

  static async open(): Promise<ImportingProcess> {
    const directory = mkdtempSync(join(tmpdir(), 'imports-'));
    const store = await openSqliteEventStore({ directory });
    const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory } });
    const streams = new EventSourcedStreams({ store, vault, registry: new EventRegistry(events, upcasters) });
    return new ImportingProcess(directory, store, streams);
  }

  async close(): Promise<void> {
    await this.jobs.beforeApplicationShutdown();
    await this.store.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Customers over the log, or over one that fails at times. */
  customers(streams: AggregateStreams = this.streams): ImportedCustomers {
    return new ImportedCustomers(streams, new LogCustomFieldDirectory(this.streams));
  }

  /** As after a start of the program: only what is on disk is known. */
  newJobs(kind: ImportedKind = this.customers(), store: UploadStore = this.files): ImportJobs {
    const { access } = this;
    const identity = {
      query: ({ id }: GetHolderAccess) =>
        Promise.resolve(access.has(id) ? access.get(id) : { roles: ['admin'], teamIds: [], colleagueIds: [] }),
    } as unknown as ServiceClient;
    return (this.jobs = new ImportJobs(this.streams, store, kind, identity, this.quota));
  }

  /** Streams in which some commands fail. `executions` counts from 1. */
  failing(refusalOf: (execution: number) => Error | undefined | Promise<undefined>): EventSourcedStreams {
    let executions = 0;
    return new Proxy(this.streams, {
      get: (target, name) => {
        const real = Reflect.get(target, name) as (...parameters: unknown[]) => Promise<unknown>;
        if (name !== 'execute') return real.bind(target);
        return async (...parameters: unknown[]) => {
          const refusal = await refusalOf((executions += 1));
          if (refusal !== undefined) throw refusal;
          return real.apply(target, parameters);
        };
      },
    });
  }

  /** Streams that cannot take every so-manyth command. */
  overloadedAt(share: number): EventSourcedStreams {
    return this.failing((execution) =>
      execution % share === 0 ? new Overloaded({ pending: 1, limit: 1 }) : undefined,
    );
  }

  get desk(): ImportDesk {
    return new ImportDesk(this.files, this.jobs, this.quota, this.customers());
  }

  async filesOf(importId: string): Promise<string[]> {
    return (await readdir(this.filesDirectory))
      .filter((name) => name.startsWith(importId))
      .map((name) => name.slice(37));
  }

  lookAtAll(): Promise<void> {
    return new ImportFiles(this.streams, this.files, this.jobs, this.quota, this.settings).lookAtAll();
  }

  async upload(content: string | Buffer, context = this.admin): Promise<string> {
    const importId = newId();
    await this.desk.storePart(told(new StoreImportPart(importId, 0, Buffer.from(content as string)), context));
    await this.desk.open(told(new OpenImport(importId, 'customers.csv'), { ...context, commandId: newId() }));
    return importId;
  }

  start(importId: string, options: StartImportInput, context = this.admin) {
    return this.desk.start(told(new StartImport(importId, options), { ...context, commandId: newId() }));
  }

  cancel(importId: string) {
    return this.desk.cancel(told(new CancelImport(importId), { ...this.admin, commandId: newId() }));
  }

  look(importId: string, context = this.admin): Promise<ImportView> {
    return this.desk.show(told(new GetImport(importId), context));
  }

  async ended(importId: string): Promise<ImportView> {
    for (;;) {
      const view = await this.look(importId);
      if (ENDED.includes(view.state)) {
        await this.jobs.stop(importId); // its file is removed after its last event
        return view;
      }
      await setTimeout(5);
    }
  }

  async imported(
    content: string | Buffer,
    options: StartImportInput,
  ): Promise<{ importId: string; view: ImportView; errors: string[] }> {
    const importId = await this.upload(content);
    await this.start(importId, options);
    return { importId, view: await this.ended(importId), errors: await this.errorsOf(importId) };
  }

  async runningPast(importId: string, rows: number): Promise<void> {
    while ((this.jobs.progressOf(importId)?.rows ?? Infinity) < rows) await setTimeout(1);
  }

  /** The process is killed and started again. */
  async restarted(): Promise<void> {
    await this.jobs.beforeApplicationShutdown();
    this.newJobs();
    await this.lookAtAll();
  }

  async errorsOf(importId: string): Promise<string[]> {
    const { bytes } = await this.desk.errors(told(new ReadImportErrors(importId, 0), this.admin));
    return Buffer.from(bytes).toString('utf8').split('\r\n').slice(1, -1);
  }

  async rejectedOf(importId: string): Promise<string> {
    const { bytes } = await this.desk.rejected(told(new ReadRejectedRows(importId, 0), this.admin));
    return Buffer.from(bytes).toString('utf8');
  }

  async customerCount(): Promise<number> {
    let count = 0;
    for await (const event of this.store.readAll({ after: '', filter: { types: ['CustomerCreated'] } }))
      count += event.revision === 0 ? 1 : 0;
    return count;
  }

  holderOf(mailbox: string): Promise<string | undefined> {
    return this.streams.holderOf('customer-email', mailbox);
  }

  async customerAt(mailbox: string) {
    const { state } = await this.streams.load(customerDecider, (await this.holderOf(mailbox)) ?? '');
    return state.status === 'absent' ? undefined : state;
  }
}
