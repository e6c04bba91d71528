import {
  plainText,
  toE164,
  utc,
  type InteractionCorrectionInput,
  type InteractionParticipant,
  type InteractionInput,
  type ParticipantInput,
} from '@crm/contracts/customers';
import type { InteractionContent } from './interaction.decider.js';

/** Converts input to the form the decider expects: trimmed, NFC, phones as E.164, UTC. The shape was checked before. */
export function wantedContent(interaction: InteractionInput): InteractionContent {
  const { type, direction, occurredAt, durationSeconds, outcome, subject, summary, participants } = interaction;
  return {
    type,
    direction: direction ?? null,
    occurredAt: utc(occurredAt),
    durationSeconds: durationSeconds ?? null,
    outcome: outcome ?? null,
    subject: subject === undefined ? null : plainText(subject),
    summary: plainText(summary),
    participants: (participants ?? []).map(wantedParticipant),
  };
}

/** Omitted members stay omitted; null clears. */
export function wantedCorrection(correction: InteractionCorrectionInput): Partial<InteractionContent> {
  const { type, direction, occurredAt, durationSeconds, outcome, subject, summary, participants } = correction;
  return {
    ...(type !== undefined && { type }),
    ...(direction !== undefined && { direction }),
    ...(occurredAt !== undefined && { occurredAt: utc(occurredAt) }),
    ...(durationSeconds !== undefined && { durationSeconds }),
    ...(outcome !== undefined && { outcome }),
    ...(subject !== undefined && { subject: subject === null ? null : plainText(subject) }),
    ...(summary !== undefined && { summary: plainText(summary) }),
    ...(participants !== undefined && { participants: participants.map(wantedParticipant) }),
  };
}

const wantedParticipant = ({ name, email, phone, userId, role }: ParticipantInput): InteractionParticipant => ({
  ...(name !== undefined && { name: plainText(name) }),
  ...(email !== undefined && { email: plainText(email) }),
  ...(phone !== undefined && { phone: toE164(phone) ?? phone }),
  ...(userId !== undefined && { userId }),
  ...(role !== undefined && { role: plainText(role) }),
});
