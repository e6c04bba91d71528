import { isPlainText, plainText, type ImportTarget } from '@crm/contracts/customers';
import { oneLine, undressed } from '@crm/import-files/values';
import type { ColumnUse } from '../columns/mapping.js';
import type { RowFault } from './row-fault.js';

/** A filled cell. */
export interface Cell {
  readonly use: ColumnUse;
  readonly text: string;
}

/** How the columns of a file are read. */
export interface ColumnPlan {
  readonly columns: readonly string[];
  readonly uses: readonly ColumnUse[];
  /** By the column of an e-mail or phone: the column that labels it. */
  readonly labels: ReadonlyMap<number, number>;
}

/** The filled cells of a row by what they are read as, and what is wrong with them. */
export class RowCells {
  /** Why the row is refused. */
  readonly faults: RowFault[] = [];
  /** What is left out of an accepted row, or read with doubts. */
  readonly warnings: RowFault[] = [];
  private readonly cells = new Map<ImportTarget, Cell[]>();
  private readonly damaged = new Map<ImportTarget, RowFault>();

  constructor(
    private readonly row: readonly string[],
    readonly plan: ColumnPlan,
  ) {
    for (const use of plan.uses) {
      const text = undressed(row[use.index] ?? '');
      if (text === '') continue;
      if (text.includes(DAMAGED)) {
        this.leaveOut(use);
        continue;
      }
      const known = this.cells.get(use.target);
      if (known) known.push({ use, text });
      else this.cells.set(use.target, [{ use, text }]);
    }
  }

  private leaveOut({ target, header: column }: ColumnUse): void {
    const fault = { column, code: 'encoding', reason: UNDECODED };
    this.damaged.set(target, fault);
    if (IDENTIFYING.test(target)) this.faults.push(fault);
    else this.warnings.push({ ...fault, reason: `${UNDECODED} It was left out.` });
  }

  /** Why a cell that was filled is not among the others: its bytes. */
  damageOf(target: ImportTarget): RowFault | undefined {
    return this.damaged.get(target);
  }

  all(target: ImportTarget): readonly Cell[] {
    return this.cells.get(target) ?? NONE;
  }
  first(target: ImportTarget): Cell | undefined {
    return this.cells.get(target)?.[0];
  }
  /** Targets that begin so, for example `custom.`, with their cells. */
  beginning(prefix: string): (readonly [ImportTarget, readonly Cell[]])[] {
    return [...this.cells].filter(([target]) => target.startsWith(prefix));
  }

  /** What the column says that labels this cell's; empty if there is none. */
  labelOf({ use }: Cell): string {
    const column = this.plan.labels.get(use.index);
    const text = column === undefined ? '' : oneLine(undressed(this.row[column] ?? ''));
    return text.includes(DAMAGED) ? '' : text;
  }

  /** A text without which the row would be another record: it refuses the row if it cannot be read. */
  required(target: ImportTarget, max: number): string | undefined {
    const cell = this.first(target);
    if (cell === undefined) return undefined;
    const text = oneLine(cell.text);
    if (isReadable(text, max)) return plainText(text);
    this.faults.push(unreadable(cell, max));
    return undefined;
  }

  /** A text of one line, left out if it cannot be read. */
  text(target: ImportTarget, max: number): string | undefined {
    const cell = this.first(target);
    if (cell === undefined) return undefined;
    const text = oneLine(cell.text);
    return this.isReadable(cell, text, max) ? plainText(text) : undefined;
  }

  /** Warns if not. */
  isReadable(cell: Cell, text: string, max: number): boolean {
    if (isReadable(text, max)) return true;
    const { reason, ...fault } = unreadable(cell, max);
    this.warnings.push({ ...fault, reason: `${reason} It was left out.` });
    return false;
  }

  fault({ use }: Pick<Cell, 'use'>, code: string, reason: string): void {
    this.faults.push({ column: use.header, code, reason });
  }
  warn({ use }: Pick<Cell, 'use'>, code: string, reason: string): void {
    this.warnings.push({ column: use.header, code, reason });
  }
}

const NONE: readonly Cell[] = [];

/** A replacement character marks bytes of the file that could not be decoded. */
const DAMAGED = '\ufffd';
const UNDECODED = 'The cell holds bytes that could not be decoded. Save the file as UTF-8.';
/** Without these the row would be another record. */
const IDENTIFYING = /^(name|firstName|middleName|lastName|lastFirstName|kind|email|id|externalId.*)$/;

export const isReadable = (text: string, max: number, lines = false): boolean => isPlainText(text, 1, max, lines);

const unreadable = ({ use }: Cell, max: number): RowFault => ({
  column: use.header,
  code: use.target,
  reason: `The cell must hold 1 to ${max} characters and no control characters.`,
});
