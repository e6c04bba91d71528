import { Forbidden, requireRight } from '@crm/access';
import type { Receipt } from '@crm/contracts';
import {
  BeginAuditExport,
  EndAuditExport,
  RecordOperatorCommand,
  RecordRefusal,
  RecordUsage,
} from '@crm/contracts/audit';
import { AggregateStreams } from '@crm/event-store';
import { newId } from '@crm/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { auditExports, operatorCommands, refusedAccess, usageJournal } from './audit-journal.decider.js';

/** `2026-11-21T09`: a stream of refusals covers one hour. */
const hourOf = (moment: string): string => moment.slice(0, 13);
const dayOf = (moment: string): string => moment.slice(0, 10);

@CommandHandler(RecordRefusal)
export class RecordRefusalHandler implements ICommandHandler<RecordRefusal, Receipt> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ refusal, context }: RecordRefusal): Promise<Receipt> {
    return this.streams.execute(
      refusedAccess,
      hourOf(refusal.until),
      { type: 'AccessRefused', data: { ...refusal } },
      context,
    );
  }
}

@CommandHandler(RecordOperatorCommand)
export class RecordOperatorCommandHandler implements ICommandHandler<RecordOperatorCommand, Receipt> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ command, exitCode, context }: RecordOperatorCommand): Promise<Receipt> {
    if (context.principal.type !== 'system') throw new Forbidden({ action: 'audit.read' });
    const day = dayOf(new Date().toISOString());
    const event = { type: 'OperatorCommandRun', data: { command, exitCode } } as const;
    return this.streams.execute(operatorCommands, day, event, context);
  }
}

@CommandHandler(RecordUsage)
export class RecordUsageHandler implements ICommandHandler<RecordUsage, Receipt> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ usage, context }: RecordUsage): Promise<Receipt> {
    if (context.principal.type !== 'system') throw new Forbidden({ action: 'usage.read' });
    const data = { ...usage, callers: usage.callers.map((caller) => ({ ...caller })) };
    return this.streams.execute(usageJournal, dayOf(usage.since), { type: 'UsageCounted', data }, context);
  }
}

@CommandHandler(BeginAuditExport)
export class BeginAuditExportHandler implements ICommandHandler<BeginAuditExport, Receipt> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ format, filter, context }: BeginAuditExport): Promise<Receipt> {
    const { principal } = context;
    requireRight(principal, 'audit.export');
    const exportId = newId();
    const data = { exportId, requestedBy: `${principal.type}:${principal.id}`, format, filter };
    return this.streams.execute(auditExports, exportId, { type: 'AuditExportRequested', data }, context);
  }
}

@CommandHandler(EndAuditExport)
export class EndAuditExportHandler implements ICommandHandler<EndAuditExport, Receipt> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ exportId, rows, sha256, context }: EndAuditExport): Promise<Receipt> {
    requireRight(context.principal, 'audit.export');
    const event =
      sha256 === undefined
        ? ({ type: 'AuditExportFailed', data: { exportId, rows } } as const)
        : ({ type: 'AuditExportCompleted', data: { exportId, rows, sha256 } } as const);
    // The caller's command id was already used to begin the export.
    return this.streams.execute(auditExports, exportId, event, { ...context, commandId: newId() });
  }
}
