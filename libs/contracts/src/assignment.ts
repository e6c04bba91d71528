import { ApiSchema } from '@nestjs/swagger';
import Type, { type Static } from 'typebox';
import { orNull } from './changed-fields.js';
import { IdField } from './input-fields.js';

/** How a record came to its owner and team. */
export const ASSIGNMENT_RULES = ['by-hand', 'round-robin', 'least-busy', 'taken', 'import'] as const;
export type AssignmentRule = (typeof ASSIGNMENT_RULES)[number];

/** Who a record belongs to, as its events say it. */
export const holder = {
  ownerId: orNull(Type.String({ description: 'The user who owns it.' })),
  teamId: orNull(
    Type.String({ format: 'uuid', description: 'The team that it belongs to. Without an owner it waits there.' }),
  ),
};
export const Assignment = Type.Object(holder, { additionalProperties: false });
export type Assignment = Readonly<Static<typeof Assignment>>;
/** Omitted members stay unchanged; null clears. */
export type AssignmentChange = Partial<Assignment>;

/** The properties of an event that gives a record to another owner or team. */
export const assigned = { from: Assignment, to: Assignment, rule: Type.Enum(ASSIGNMENT_RULES) };
/** Such an event `tells` these fields. */
export const ASSIGNED_FIELDS = ['ownerId', 'teamId'] as const;

/** What an event of an assignment says. undefined: nothing changes. */
export function reassigned(
  { ownerId, teamId }: Assignment,
  change: AssignmentChange,
): { readonly from: Assignment; readonly to: Assignment } | undefined {
  const to = {
    ownerId: change.ownerId === undefined ? ownerId : change.ownerId,
    teamId: change.teamId === undefined ? teamId : change.teamId,
  };
  return to.ownerId === ownerId && to.teamId === teamId ? undefined : { from: { ownerId, teamId }, to };
}

/** Returns only what the caller sent. */
export const assignmentChange = ({ ownerId, teamId }: AssignmentChange): AssignmentChange => ({
  ...(ownerId !== undefined && { ownerId }),
  ...(teamId !== undefined && { teamId }),
});

@ApiSchema({ description: 'Who a record belongs to from now on. What is left out stays as it is.' })
export class AssignmentInput {
  @IdField({ clearable: true, description: 'An active user. null: nobody; the record waits in the queue of its team.' })
  readonly ownerId?: string | null;
  @IdField({ clearable: true, description: 'A team in use. null: none.' })
  readonly teamId?: string | null;
}
