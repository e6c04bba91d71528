import { aboutOf, type Assignment, type Subject } from '@crm/contracts';
import {
  subjectIsArchived,
  type InteractionChanges,
  type InteractionDirection,
  type InteractionEvent,
  type InteractionOutcome,
  type InteractionParticipant,
  type InteractionType,
  InteractionExists,
  InteractionIsVoided,
  InteractionNotFound,
  TooManyCorrections,
} from '@crm/contracts/customers';
import type { Decider } from '@crm/kernel';

/** Every correction is shown with the interaction forever. More than these suggest a different interaction. */
export const MAX_CORRECTIONS = 50;

/** Texts arrive trimmed and in NFC, phones as E.164, times in UTC: the handler ensures it. */
export interface InteractionContent {
  readonly type: InteractionType;
  readonly direction: InteractionDirection | null;
  readonly occurredAt: string;
  readonly durationSeconds: number | null;
  readonly outcome: InteractionOutcome | null;
  readonly subject: string | null;
  readonly summary: string;
  readonly participants: readonly InteractionParticipant[];
}

export type InteractionCommand =
  | {
      readonly type: 'LogInteraction';
      readonly interactionId: string;
      readonly about: Subject;
      readonly subjectIsArchived: boolean;
      readonly subjectAssignment: Assignment;
      readonly ownerId: string;
      readonly content: InteractionContent;
    }
  /** Omitted members stay unchanged. */
  | {
      readonly type: 'CorrectInteraction';
      readonly interactionId: string;
      readonly content: Partial<InteractionContent>;
    }
  | { readonly type: 'VoidInteraction'; readonly interactionId: string; readonly reason: string };

export interface KnownInteraction {
  readonly status: 'logged' | 'voided';
  readonly about: Subject;
  readonly ownerId: string;
  readonly corrections: number;
  /** Without its texts when the subject was erased. */
  readonly content: Partial<InteractionContent>;
}
export type Interaction = { readonly status: 'absent' } | KnownInteraction;

type Command<Type extends InteractionCommand['type']> = Extract<InteractionCommand, { type: Type }>;
type Data<Type extends InteractionEvent['type']> = Extract<InteractionEvent, { type: Type }>['data'];

function decide(command: InteractionCommand, interaction: Interaction): InteractionEvent[] {
  const { interactionId } = command;
  if (command.type === 'LogInteraction') return log(command, interaction);
  if (interaction.status === 'absent') throw new InteractionNotFound({ interactionId });
  if (command.type === 'CorrectInteraction') return correct(command, interaction);
  if (interaction.status === 'voided') return [];
  const data = { interactionId, ...aboutOf(interaction.about), reason: command.reason };
  return [{ type: 'InteractionVoided', data }];
}

function log(command: Command<'LogInteraction'>, interaction: Interaction): InteractionEvent[] {
  const { interactionId, about, subjectAssignment, ownerId, content } = command;
  if (interaction.status !== 'absent') throw new InteractionExists({ interactionId });
  if (command.subjectIsArchived) throw subjectIsArchived(about);
  const { type, direction, occurredAt, durationSeconds, outcome, subject, summary, participants } = content;
  const data: Data<'InteractionLogged'> = {
    interactionId,
    ...aboutOf(about),
    ownerId,
    subjectAssignment,
    type,
    occurredAt,
    summary,
    participants: [...participants],
    ...(direction !== null && { direction }),
    ...(durationSeconds !== null && { durationSeconds }),
    ...(outcome !== null && { outcome }),
    ...(subject !== null && { subject }),
  };
  return [{ type: 'InteractionLogged', data }];
}

const FIELDS = [
  'type',
  'direction',
  'occurredAt',
  'durationSeconds',
  'outcome',
  'subject',
  'summary',
  'participants',
] as const;

function correct(
  { interactionId, content }: Command<'CorrectInteraction'>,
  known: KnownInteraction,
): InteractionEvent[] {
  if (known.status === 'voided') throw new InteractionIsVoided({ interactionId });
  const changes = differences(known.content, content);
  const fields = Object.keys(changes);
  if (fields.length === 0) return [];
  if (known.corrections >= MAX_CORRECTIONS) throw new TooManyCorrections({ interactionId, limit: MAX_CORRECTIONS });
  return [{ type: 'InteractionCorrected', data: { interactionId, ...aboutOf(known.about), fields, changes } }];
}

type Field = keyof InteractionContent;

function differences(before: Partial<InteractionContent>, wanted: Partial<InteractionContent>): InteractionChanges {
  const differing = FIELDS.filter((field) => wanted[field] !== undefined && !equal(before[field], wanted[field]));
  return Object.fromEntries(
    differing.map((field) => [field, { from: before[field] ?? EMPTY[field] ?? null, to: wanted[field] }]),
  );
}

/** Replaces erased values whose schema does not allow null. */
const EMPTY: Partial<Record<Field, unknown>> = { summary: '', participants: [] };

function equal(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((participant, index) => sameParticipant(participant, other[index]));
}

const PARTS = ['name', 'email', 'phone', 'userId', 'role'] as const;
const sameParticipant = (one: InteractionParticipant, other: InteractionParticipant): boolean =>
  PARTS.every((part) => one[part] === other[part]);

function evolve(interaction: Interaction, event: InteractionEvent): Interaction {
  if (event.type === 'InteractionLogged') return logged(event.data);
  if (interaction.status === 'absent') return interaction;
  if (event.type === 'InteractionVoided') return { ...interaction, status: 'voided' };
  const changes = Object.entries(event.data.changes);
  const content = Object.fromEntries(changes.map(([field, { to }]) => [field, to]));
  return {
    ...interaction,
    corrections: interaction.corrections + 1,
    content: { ...interaction.content, ...content },
  };
}

/** Personal data may be missing from the events of an erased person, whatever their schema says. */
function logged(data: Data<'InteractionLogged'>): KnownInteraction {
  const { interactionId: _id, about, customerId: _same, ownerId, subjectAssignment: _then, ...content } = data;
  const { direction = null, durationSeconds = null, outcome = null, subject = null } = content;
  return {
    status: 'logged',
    about,
    ownerId,
    corrections: 0,
    content: { ...content, direction, durationSeconds, outcome, subject },
  };
}

export const interactionDecider: Decider<Interaction, InteractionCommand, InteractionEvent> = {
  category: 'interaction',
  initial: { status: 'absent' },
  decide,
  evolve,
};
