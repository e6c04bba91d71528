import { ExportNotFound, ExportRequestErased } from '@crm/contracts/reporting';
import type { CallContext, Principal, Receipt } from '@crm/contracts';
import { GetTeamsOf } from '@crm/contracts/identity';
import { AggregateStreams, type LoadedAggregate } from '@crm/event-store';
import { derivedId, isDomainError } from '@crm/kernel';
import { ServiceClient } from '@crm/messaging';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { exportDecider, stateAt, type Export, type ExportCommand, type KnownExport } from './export.decider.js';

import { ExportFiles } from './export-files.port.js';
import { ExportPlans } from './export-plans.service.js';
import { ExportSettings } from './export-settings.port.js';
import { ExportStopped, RunningExport, type ExportProgress } from './export-run.process.js';
import { Semaphore } from '@crm/platform';

/** Written at once; the others wait for their turn. */
const AT_ONCE = 2;
const SWEEP_MS = 60_000;
const RETRY_MS = 1_000;
const RETRIES = 60;

interface Run {
  readonly requester: string;
  ended: Promise<void>;
  running?: RunningExport;
  stopped: boolean;
}

/** Who it is, in one word. */
export const nameOf = ({ type, id }: Pick<Principal, 'type' | 'id'>): string => `${type}:${id}`;

/**
 * The exports of this process: written, watched, stopped, begun anew after a crash, and their files cleared away. A part or a file lies
 * in the store exactly as long as its export is not over, so the files say which exports to look at; what each is, says the log.
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

  /** Goes on in the background. Does nothing for an export that is being written here already, or has nothing to write. */
  async run(exportId: string, principal?: Principal): Promise<void> {
    const { state } = await this.load(exportId);
    if (state.status !== 'running' || this.stopped || this.runs.has(exportId)) return;
    const run: Run = { requester: nameOf(state.asked.requester), ended: Promise.resolve(), stopped: false };
    this.runs.set(exportId, run);
    run.ended = this.semaphore
      .run(() => this.write(exportId, state, run, principal))
      .finally(() => this.runs.delete(exportId));
  }

  /** Resolves when the export is not being written here any more. One that waits for its turn will not begin. */
  async stop(exportId: string): Promise<void> {
    const run = this.runs.get(exportId);
    if (run === undefined) return;
    run.stopped = true;
    run.running?.stop();
    if (run.running !== undefined) await run.ended;
  }

  /** Resolves when it is whole, or over in another way. */
  async ended(exportId: string): Promise<void> {
    await this.runs.get(exportId)?.ended;
  }

  /** The file is cleared away; of a whole one the log says so. */
  async remove(exportId: string, context: CallContext): Promise<void> {
    await this.files.remove(exportId);
    await this.execute({ type: 'RemoveExport', exportId }, context);
  }

  private async write(exportId: string, state: KnownExport, run: Run, known?: Principal): Promise<void> {
    try {
      if (run.stopped || this.stopped) return;
      const principal = known ?? (await this.requesterOf(state));
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
      if (!(error instanceof ExportStopped)) await this.failed(exportId, state, error);
    }
  }

  /** As they were at the request; only who shares their teams is looked up anew. What they fetch is judged by their rights of then. */
  private async requesterOf({ asked }: KnownExport): Promise<Principal> {
    const { requester, narrowedBy } = asked;
    if (narrowedBy.some((part) => asked[part] === undefined)) throw new ExportRequestErased({});
    const principal = { ...requester, roles: requester.roles as Principal['roles'] };
    if (principal.type !== 'user') return principal;
    const teams = await this.services.query(new GetTeamsOf(principal.id), ownContext(principal.id, 'teams'));
    return { ...principal, colleagueIds: teams.colleagueIds };
  }

  private async failed(exportId: string, { asked }: KnownExport, error: unknown): Promise<void> {
    const reason = isDomainError(error) ? error.code : 'internal';
    this.logger.error(Object.assign(new Error(`export ${exportId} failed`), { cause: error }));
    try {
      const context = contextOf(exportId, { ...asked.requester, roles: [] }, 'fail');
      await this.patiently(() => this.execute({ type: 'FailExport', exportId, reason }, context));
      await this.files.remove(exportId);
    } catch (unrecorded) {
      const message = `the failure of export ${exportId} could not be recorded; it is begun anew at the next start`;
      this.logger.error(Object.assign(new Error(message), { cause: unrecorded }));
    }
  }

  /** While the log cannot take more, its end is told again and again for a minute. */
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

  /** Once, when the program starts to serve: exports that were being written are begun anew, and old files go from now on. */
  async carryOnAll(): Promise<void> {
    await this.lookAtAll();
    this.sweeping = setInterval(() => void this.lookAtAll(), SWEEP_MS).unref();
  }

  /** Looks at every part and file, and does what is due. */
  async lookAtAll(): Promise<void> {
    for (const exportId of await this.files.list()) {
      try {
        await this.lookAt(exportId);
      } catch (error) {
        const message = 'an export could not be looked at; it is tried again in a minute';
        this.logger.error(Object.assign(new Error(message), { cause: error }));
      }
    }
  }

  private async lookAt(exportId: string): Promise<void> {
    if (this.runs.has(exportId) || this.stopped) return;
    const { state } = await this.loadAny(exportId);
    // One that is just being announced has no event yet: at the start there is none of those, later it is left alone.
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
