import { defineRecord, personal, type CallContext, type EventOf } from '@crm/contracts';
import { DomainError, newId, type Decider } from '@crm/kernel';
import Type from 'typebox';

const change = Type.Object({ from: Type.String(), to: Type.String() }, { additionalProperties: false });
const memberId = Type.String();
const emails = personal(Type.Array(Type.String()));

export const memberRecord = defineRecord({
  kind: 'member',
  names: ['memberId'],
  subject: ({ memberId: id }) => `member:${id}`,
  events: {
    MemberJoined: {
      description: 'A person joined the club. Opens the stream.',
      tells: 'created',
      data: { memberId, name: personal(Type.String()), emails, level: Type.Integer() },
    },
    MemberChanged: {
      description: 'Name or level of a member changed.',
      tells: 'changed',
      data: {
        memberId,
        changes: personal(
          Type.Object(
            { name: Type.Optional(change), level: Type.Optional(Type.Unknown()) },
            { additionalProperties: false },
          ),
        ),
      },
    },
    MemberEmailsReplaced: {
      description: 'The e-mail addresses of a member were replaced.',
      tells: { field: 'emails' },
      data: { memberId, emails },
    },
    MemberGreeted: {
      description: 'A member was greeted; greetings are counted.',
      tells: 'happened',
      data: { memberId },
    },
  },
});
export type MemberEvent = EventOf<typeof memberRecord>;

export type MemberCommand =
  | { type: 'Join'; memberId: string; name: string; emails: string[] }
  | { type: 'Rename'; memberId: string; name: string }
  | { type: 'ReplaceEmails'; memberId: string; emails: string[] }
  | { type: 'Greet'; memberId: string; times?: number };

export interface Member {
  readonly name?: string;
  readonly emails: readonly string[];
  readonly greetings: number;
  readonly joined: boolean;
}

export class MemberUnknown extends DomainError<{ memberId: string }> {
  readonly code = 'club.member-unknown';
  readonly kind = 'not-found';
  readonly title = 'The member does not exist.';
}
export class AlreadyMember extends DomainError<{ memberId: string }> {
  readonly code = 'club.already-member';
  readonly kind = 'conflict';
  readonly title = 'This person is already a member.';
}
export class EmailTaken extends DomainError<{ holder: string }> {
  readonly code = 'club.email-taken';
  readonly kind = 'conflict';
  readonly title = 'Another member has this address.';
}

function decide(command: MemberCommand, member: Member): MemberEvent[] {
  const { memberId } = command;
  if (command.type === 'Join') {
    if (member.joined) throw new AlreadyMember({ memberId });
    return [{ type: 'MemberJoined', data: { memberId, name: command.name, emails: command.emails, level: 1 } }];
  }
  if (!member.joined) throw new MemberUnknown({ memberId });
  switch (command.type) {
    case 'Rename':
      if (member.name === command.name) return [];
      return [
        { type: 'MemberChanged', data: { memberId, changes: { name: { from: member.name ?? '', to: command.name } } } },
      ];
    case 'ReplaceEmails':
      return [{ type: 'MemberEmailsReplaced', data: { memberId, emails: command.emails } }];
    case 'Greet':
      return Array.from({ length: command.times ?? 1 }, () => ({ type: 'MemberGreeted' as const, data: { memberId } }));
  }
}

function evolve(member: Member, event: MemberEvent): Member {
  switch (event.type) {
    case 'MemberJoined':
      return { ...member, joined: true, name: event.data.name, emails: event.data.emails ?? [] };
    case 'MemberChanged':
      return { ...member, name: event.data.changes?.name?.to ?? member.name };
    case 'MemberEmailsReplaced':
      return { ...member, emails: event.data.emails ?? [] };
    case 'MemberGreeted':
      return { ...member, greetings: member.greetings + 1 };
  }
}

/** A small aggregate with personal fields and a unique value, for the suites of this library. */
export const memberDecider: Decider<Member, MemberCommand, MemberEvent> = {
  category: 'member',
  initial: { joined: false, emails: [], greetings: 0 },
  decide,
  evolve,
  unique: {
    // An earlier release told apart the case of an address.
    values: ({ emails }) =>
      emails.map((email) => {
        const value = email.toLowerCase();
        return { kind: 'member-email', value, ...(value !== email && { former: [email] }) };
      }),
    taken: (_value, holder) => new EmailTaken({ holder }),
  },
};

export const callOf = (context: Partial<CallContext> = {}): CallContext => ({
  principal: { type: 'user', id: '0199aaaa-0000-7000-8000-000000000001', roles: ['admin'], teamIds: [] },
  correlationId: newId(),
  commandId: newId(),
  source: 'api',
  ...context,
});
