import { ExportNotFound, ExportOutOfReach, ExportRequestErased } from '@crm/contracts/reporting';
import type { CallContext, Principal, Receipt } from '@crm/contracts';
import { AggregateStreams, type LoadedAggregate } from '@crm/event-store';
import { derivedId, isDomainError } from '@crm/kernel';
import { Mandate, ServiceClient } from '@crm/messaging';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { exportDecider, stateAt, type Export, type ExportCommand, type KnownExport } from './export.decider.js';

import { ExportFiles } from './export-files.port.js';
import { ExportPlans } from './export-plans.service.js';
import { findExportableList, stillReaches } from './exportable-lists.registry.js';
import { ExportSettings } from './export-settings.port.js';
import { ExportStopped, RunningExport, type ExportProgress } from './export-run.process.js';
import { Semaphore } from '@crm/platform';

/** Exports that are written at the same time; the others wait for their turn. */
const AT_ONCE = 2;
const SWEEP_MS = 60_000;
const RETRY_MS = 1_000;
const RETRIES = 60;

interface Run {
  readonly requester: string;
  ended: Promise<void>;
  running?: RunningExport;
  stopped: boolean;
  /** It no longer waits for its turn. */
  begun: boolean;
  /** Why nothing more may be done for the requester. */
  refusal?: Error;
}

export const nameOf = ({ type, id }: Pick<Principal, 'type' | 'id'>): string => `${type}:${id}`;

/**
 * Writes, watches and stops the exports of this process, restarts them after a crash, and removes their files. A part or a file exists
 * exactly as long as its export is not over, so the files show which exports to check; their state is in the log.
 */
@Injectable()
export class ExportJobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger('exports');
  private readonly runs = new Map<string, Run>();
  private readonly semaphore = new Semaphore(AT_ONCE);
  private sweeping: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly streams: AggregateStreams,
    private readonly services: ServiceClient,
    private readonly files: ExportFiles,
    private readonly plans: ExportPlans,
    private readonly settings: ExportSettings,
  ) {}

  /** Throws ExportNotFound. */
  async load(exportId: string): Promise<LoadedAggregate<KnownExport>> {
    const { state, ...rest } = await this.loadAny(exportId);
    if (state.status === 'absent') throw new ExportNotFound({ exportId });
    return { state, ...rest };
  }

  loadAny(exportId: string): Promise<LoadedAggregate<Export>> {
    return this.streams.load(exportDecider, exportId);
  }

  execute(command: ExportCommand, context: CallContext): Promise<Receipt> {
    const options = command.type === 'RequestExport' ? { creates: true } : {};
    return this.streams.execute(exportDecider, command.exportId, command, context, options);
  }

  /** undefined while the export is not being written in this process. */
  progressOf(exportId: string): ExportProgress | undefined {
    return this.runs.get(exportId)?.running?.progress;
  }

  /** Exports that this process is working on. */
  get running(): number {
    return this.runs.size;
  }

  runningOf(principal: Principal): number {
    return [...this.runs.values()].filter(({ requester }) => requester === nameOf(principal)).length;
  }

  /** Runs in the background. Does nothing for an export that is already being written here, or has nothing to write. */
  async run(exportId: string): Promise<void> {
    const { state } = await this.load(exportId);
    if (state.status !== 'running' || this.stopped || this.runs.has(exportId)) return;
    const run: Run = {
      requester: nameOf(state.asked.requester),
      ended: Promise.resolve(),
      stopped: false,
      begun: false,
    };
    this.runs.set(exportId, run);
    const mandate = this.mandateOf(exportId, state);
    const unwatch = mandate.watch((refusal) => void this.end(exportId, state, run, refusal));
    run.ended = this.semaphore
      .run(() => this.write(exportId, state, run, mandate))
      .finally(() => {
        unwatch();
        this.runs.delete(exportId);
      });
  }

  /** Resolves when the export is no longer being written here. An export that waits for its turn will not start. */
  async stop(exportId: string): Promise<void> {
    const run = this.runs.get(exportId);
    if (run === undefined) return;
    run.stopped = true;
    run.running?.stop();
    if (run.running !== undefined) await run.ended;
  }

  /** Resolves when the export is complete, or has ended in another way. */
  async ended(exportId: string): Promise<void> {
    await this.runs.get(exportId)?.ended;
  }

  /** Removes the file, and records the removal if the file was complete. */
  async remove(exportId: string, context: CallContext): Promise<void> {
    await this.files.remove(exportId);
    await this.execute({ type: 'RemoveExport', exportId }, context);
  }

  private async write(exportId: string, state: KnownExport, run: Run, mandate: Mandate): Promise<void> {
    try {
      if (run.stopped || this.stopped) return;
      run.begun = true;
      const principal = await this.readerOf(state, mandate);
      const running = new RunningExport(
        await this.plans.of(exportId, state.asked, contextOf(exportId, principal, 'read')),
      );
      run.running = running;
      if (run.stopped) running.stop();
      const file = await running.write();
      const expiresAt = new Date(this.settings.now() + this.settings.retentionMs).toISOString();
      const context = contextOf(exportId, principal, 'complete');
      await this.patiently(() =>
        this.execute({ type: 'CompleteExport', exportId, file: { ...file, expiresAt } }, context),
      );
    } catch (error) {
      const cause = error instanceof ExportStopped ? run.refusal : error;
      if (cause !== undefined) await this.failed(exportId, state, cause);
    }
  }

  /** The right to write the file: as long as the requester could fetch it. */
  private mandateOf(exportId: string, { asked }: KnownExport): Mandate {
    const list = findExportableList(asked.list);
    return new Mandate(this.services, asked.requester, (now, then) => {
      if (list !== undefined && !stillReaches(now, then, list)) throw new ExportOutOfReach({ exportId });
    });
  }

  /** The requester as of now, without the roles given since the request: who fetches the file is compared with who requested it. */
  private async readerOf({ asked }: KnownExport, mandate: Mandate): Promise<Principal> {
    const { requester, narrowedBy } = asked;
    if (narrowedBy.some((part) => asked[part] === undefined)) throw new ExportRequestErased({});
    const now = await this.patiently(() => mandate.principal());
    return { ...now, roles: requester.roles as Principal['roles'] };
  }

  /** An export that waits for its turn fails at once, one that is being written where it is. */
  private async end(exportId: string, state: KnownExport, run: Run, refusal: Error): Promise<void> {
    if (run.stopped) return;
    run.refusal = refusal;
    run.stopped = true;
    run.running?.stop();
    if (!run.begun) await this.failed(exportId, state, refusal);
  }

  private async failed(exportId: string, { asked }: KnownExport, error: unknown): Promise<void> {
    const reason = isDomainError(error) ? error.code : 'internal';
    if (isDomainError(error) && error.kind === 'forbidden')
      this.logger.warn(`export ${exportId} ended: ${error.message}`);
    else this.logger.error(Object.assign(new Error(`export ${exportId} failed`), { cause: error }));
    try {
      const context = contextOf(exportId, { ...asked.requester, roles: [] }, 'fail');
      await this.patiently(() => this.execute({ type: 'FailExport', exportId, reason }, context));
      await this.files.remove(exportId);
    } catch (unrecorded) {
      const message = `the failure of export ${exportId} could not be recorded; it is restarted at the next start`;
      this.logger.error(Object.assign(new Error(message), { cause: unrecorded }));
    }
  }

  /** Retries for a minute while the log accepts no writes. */
  private async patiently<Result>(attempt: () => Promise<Result>): Promise<Result> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await attempt();
      } catch (error) {
        const mayPass = isDomainError(error) && (error.kind === 'unavailable' || error.kind === 'full');
        if (!mayPass || this.stopped || tries === RETRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  /** Called once, when the program starts to serve: restarts exports that were being written, and removes old files from now on. */
  async carryOnAll(): Promise<void> {
    await this.lookAtAll();
    this.sweeping = setInterval(() => void this.lookAtAll(), SWEEP_MS).unref();
  }

  /** Checks every part and file, and does what is due. */
  async lookAtAll(): Promise<void> {
    for (const exportId of await this.files.list()) {
      try {
        await this.lookAt(exportId);
      } catch (error) {
        const message = 'an export could not be checked; it is retried in a minute';
        this.logger.error(Object.assign(new Error(message), { cause: error }));
      }
    }
  }

  private async lookAt(exportId: string): Promise<void> {
    if (this.runs.has(exportId) || this.stopped) return;
    const { state } = await this.loadAny(exportId);
    // No event yet: at the start this is a leftover and is removed; later the export may be just about to get its event, so it is left alone.
    if (state.status === 'absent') return this.sweeping === undefined ? this.files.remove(exportId) : undefined;
    if (state.status === 'running') return this.run(exportId);
    if (stateAt(new Date(this.settings.now()).toISOString(), state) !== 'completed')
      await this.remove(exportId, ownContext(exportId, 'remove'));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.sweeping);
    await Promise.all([...this.runs.keys()].map((exportId) => this.stop(exportId)));
  }
}

const contextOf = (exportId: string, principal: Principal, step: string): CallContext => ({
  principal,
  correlationId: exportId,
  causationId: exportId,
  commandId: derivedId(exportId, step),
  source: 'api',
});

const ownContext = (about: string, step: string): CallContext =>
  contextOf(about, { type: 'system', id: 'exports', roles: [], teamIds: [] }, step);
