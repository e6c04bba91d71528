import { holderOf, type Ownership } from '@crm/access';
import type { CallContext, Subject } from '@crm/contracts';
import { subjectNotFound } from '@crm/contracts/customers';
import type { SubjectDirectory } from './subject-directory.port.js';

/** Returns what a new record takes over from its subject. Throws that the subject is not found when the caller may not read it. */
export async function attachedTo(subjects: SubjectDirectory, about: Subject, context: CallContext) {
  const subject = await subjects.find(about, context);
  if (subject?.isReadable !== true) throw subjectNotFound(about);
  const { ownerId, teamId, isArchived } = subject;
  const subjectAssignment = { ownerId, teamId };
  return { about, subjectIsArchived: isArchived, subjectAssignment, ownerId: context.principal.id };
}

type Attached =
  { readonly status: 'absent' } | { readonly status: string; readonly about: Subject; readonly ownerId: string };

/** A record belongs to its author and to the current holder of its subject. */
export const ownerOfAttached =
  (subjects: SubjectDirectory, context: CallContext) =>
  async (record: Attached): Promise<Ownership | undefined> => {
    if (!('about' in record)) return undefined;
    const subject = await subjects.find(record.about, context);
    return { ownerId: record.ownerId, subjectHolder: subject === undefined ? null : holderOf(subject) };
  };
