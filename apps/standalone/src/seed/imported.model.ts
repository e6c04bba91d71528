import { createHash } from 'node:crypto';
import { importJobDecider, NO_IMPORT_TALLY } from '@crm/customers/deciders';
import type { Standing } from '@crm/event-store';
import type { Player, Scene } from './cast.model.js';
import type { Incident } from './daily-life.model.js';
import type { History } from './history.model.js';
import { importMoments } from './story.model.js';

const HEADER_BYTES = 33;
const ROW_BYTES = 80;
const MOMENT = 1e-5;

type Job = Standing<typeof importJobDecider.initial>;
type JobCommand = Parameters<typeof importJobDecider.decide>[0];

/** The import with which the history begins: what its job records before and after the rows. */
export function importIncidents(scene: Scene): Incident[] {
  const [importer] = scene.players.admin;
  if (scene.imported === 0 || importer === undefined) return [];
  const { importId, imported } = scene;
  const { before, after } = importMoments(scene);
  const job = new ToldJob(scene, importer);
  const startedBy = { type: 'user' as const, id: importer.id, roles: ['admin'], teamIds: [] };
  return [
    {
      when: before,
      async happen(history) {
        await job.tell(history, before, { type: 'OpenImport', importId, file: fileOf(scene, importer) });
        const how = {
          mode: 'create',
          dryRun: false,
          mapping: ['name', 'email', 'phone', 'company', 'city'] as const,
        } as const;
        await job.tell(history, before + MOMENT, { type: 'StartImport', importId, ...how, startedBy });
      },
    },
    {
      when: after,
      async happen(history) {
        await job.tell(history, after, { type: 'ApplyImportBatch', importId, batch: batchOf(imported) });
        await job.tell(history, after + MOMENT, { type: 'CompleteImport', importId });
      },
    },
  ];
}

class ToldJob {
  private standing: Job | undefined;
  private number = 0;

  constructor(
    private readonly scene: Scene,
    private readonly importer: Player,
  ) {}

  async tell(history: History, when: number, command: JobCommand): Promise<void> {
    const { importId, calendar } = this.scene;
    const at = { moment: calendar.at(when), actor: this.importer, topic: 'import', number: this.number++ };
    this.standing = await history.tell(at, importJobDecider, importId, command, this.standing);
  }
}

const fileOf = ({ seed, imported }: Scene, importer: Player) => ({
  uploadedBy: importer.id,
  bytes: HEADER_BYTES + imported * ROW_BYTES,
  sha256: createHash('sha256').update(`${seed} ${imported}`).digest('hex'),
  type: 'csv' as const,
  rules: 2 as const,
  encoding: 'utf-8',
  skippedLines: 0,
  warnings: [],
  delimiter: ',',
  newline: 'lf' as const,
  dataOffset: HEADER_BYTES,
  dataLine: 2,
  fileName: 'customers-of-the-old-system.csv',
  columns: ['name', 'email', 'phone', 'company', 'city'],
});

const batchOf = (imported: number) => ({
  fromRow: 1,
  toRow: imported,
  endOffset: HEADER_BYTES + imported * ROW_BYTES,
  endLine: imported + 2,
  errorBytes: 0,
  rejectedBytes: 0,
  ...NO_IMPORT_TALLY,
  created: imported,
});
