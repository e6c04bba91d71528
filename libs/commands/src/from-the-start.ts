import type { CallContext, Receipt } from '@crm/contracts';
import { StaleRevision } from '@crm/contracts/refusals';

/**
 * Some records exist before anything is recorded about them: settings, lists that a deployment begins with. Callers see the number of their
 * changes as the revision, 0 before the first one, so that the first change has an If-Match too; the stream itself counts from -1.
 */
export const shownRevision = (revision: number): number => revision + 1;

/** Executes a change of such a record. Revisions in `ifMatch`, the receipt and StaleRevision are those that callers see. */
export async function fromTheStart(
  { ifMatch, ...context }: CallContext,
  execute: (inStream: CallContext) => Promise<Receipt>,
): Promise<Receipt> {
  try {
    const receipt = await execute({ ...context, ...(ifMatch !== undefined && { ifMatch: ifMatch - 1 }) });
    return { ...receipt, revision: shownRevision(receipt.revision) };
  } catch (refusal) {
    if (!(refusal instanceof StaleRevision)) throw refusal;
    const { facts } = refusal;
    throw new StaleRevision({
      ...facts,
      expected: shownRevision(facts.expected),
      actual: shownRevision(facts.actual),
    });
  }
}
