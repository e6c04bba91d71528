import { BeingRebuilt, NotYetConsistent } from '@crm/contracts/refusals';
import type { CallContext } from '@crm/contracts';
import type { Projection, ProjectionRunner } from '@crm/read-models';

/** How long a read waits for the view to reach the position that the caller knows. Milliseconds. */
const PATIENCE_MS = 2_000;

/** The progress of the views of this process. */
export type ProjectionProgress = Pick<ProjectionRunner, 'waitFor' | 'isFrozen'>;

/**
 * Waits until the view contains what the caller may expect to see, and returns whether it is still stale. Rows of another version, which
 * are served until the new ones are built, are always stale.
 */
export async function isStale(
  progress: ProjectionProgress,
  { name }: Pick<Projection, 'name'>,
  context: CallContext,
): Promise<boolean> {
  const { readAfter, strictConsistency } = context;
  if (progress.isFrozen(name)) {
    if (strictConsistency === true) throw new NotYetConsistent({ projection: name });
    return true;
  }
  if (readAfter === undefined || readAfter === '') return false;
  if (await progress.waitFor(name, readAfter, PATIENCE_MS)) return false;
  if (strictConsistency === true) throw new NotYetConsistent({ projection: name });
  return true;
}

/**
 * Throws BeingRebuilt while rows of another version are served: what was recorded since is not among them, so a record that is not found, or
 * that the caller could not read then, may exist.
 */
export function requireComplete(
  progress: Pick<ProjectionProgress, 'isFrozen'>,
  { name }: Pick<Projection, 'name'>,
): void {
  if (progress.isFrozen(name)) throw new BeingRebuilt({ projection: name });
}
