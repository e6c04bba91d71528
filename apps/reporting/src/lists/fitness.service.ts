import type { CallContext } from '@crm/contracts';
import { BeingRebuilt, NotYetConsistent, ViewIncomplete } from '@crm/contracts/refusals';
import type { Fitness, Projection, ProjectionRunner } from '@crm/read-models';

/** How long a read waits for the view to reach the position that the caller knows. Milliseconds. */
const PATIENCE_MS = 2_000;

/** The progress of the views of this process. */
export type ProjectionProgress = Pick<ProjectionRunner, 'fitness' | 'passed' | 'lacks'>;
type View = Pick<Projection, 'name'>;

/**
 * For answers that say that they may be incomplete: waits until the view contains what the caller may expect to see, and returns whether
 * it is still stale. With the id of a record, only what the view lacks of that record counts. Throws NotYetConsistent if the caller refuses
 * a stale answer.
 */
export async function isStale(
  progress: ProjectionProgress,
  { name }: View,
  context: CallContext,
  id?: string,
): Promise<boolean> {
  const fitness = await fitnessFor(progress, name, context, PATIENCE_MS);
  if (fitness === 'gaps') return id === undefined || progress.lacks(name, id);
  if (context.strictConsistency === true && fitness !== 'whole') throw new NotYetConsistent({ projection: name });
  return fitness !== 'whole';
}

/**
 * For a record that is not found, or that the caller could not read as far as the view knows: throws BeingRebuilt or ViewIncomplete when
 * the view may lack it. Without an id it may lack any.
 */
export async function requireFound(
  progress: ProjectionProgress,
  { name }: View,
  context: CallContext,
  id?: string,
): Promise<void> {
  const fitness = await fitnessFor(progress, name, context, 0);
  if (fitness !== 'gaps' || id === undefined || progress.lacks(name, id)) refuseUnlessWhole(name, fitness);
}

/**
 * For answers that claim to be complete, such as exports and reports: waits for everything that is recorded by now, and throws BeingRebuilt
 * or ViewIncomplete when the view does not show all of it.
 */
export async function requireWhole(
  progress: ProjectionProgress,
  { name }: View,
  patienceMs = PATIENCE_MS,
  signal?: AbortSignal,
): Promise<void> {
  refuseUnlessWhole(name, await progress.fitness(name, 'end', patienceMs, signal));
}

const fitnessFor = (
  progress: ProjectionProgress,
  name: string,
  { readAfter }: CallContext,
  patienceMs: number,
): Promise<Fitness> => progress.fitness(name, readAfter ? readAfter : 'live', patienceMs);

function refuseUnlessWhole(projection: string, fitness: Fitness): void {
  if (fitness === 'whole') return;
  throw fitness === 'frozen' ? new BeingRebuilt({ projection }) : new ViewIncomplete({ projection, why: fitness });
}
