import type { customerDecider, interactionDecider, noteDecider } from '@crm/customers/deciders';
import { idAt } from '@crm/kernel';
import type { Actor, Player, Scene } from './cast.model.js';
import { Draws } from './draws.model.js';
import { profileOf, type Profile } from './person.model.js';
import { NOTES, POINT_LABELS, SOURCES, TAGS, TALKS } from './vocabulary.model.js';

type CommandOf<Decider extends { decide: (...args: never[]) => unknown }> = Parameters<Decider['decide']>[0];
type CustomerCommand = CommandOf<typeof customerDecider>;

/** One thing that happens to a customer. `when`: see Calendar. */
export type Step = { readonly when: number; readonly actor: Actor } & (
  | { readonly about: 'customer'; readonly command: CustomerCommand }
  | { readonly about: 'interaction'; readonly id: string; readonly command: CommandOf<typeof interactionDecider> }
  | { readonly about: 'note'; readonly id: string; readonly command: CommandOf<typeof noteDecider> }
);

/** What happens to one customer, in order. The first step creates it. */
export interface Story {
  readonly customerId: string;
  readonly steps: readonly Step[];
}

/** Up to this many customers all have long stories; with more, about this many have long stories and the others short ones. */
const LONG_STORIES = 5000;
const IMPORT_DAY = 3;
const IMPORT_STARTS = 0.2;
const IMPORT_STEP = 1e-7;
/** A young company wins more customers each month than the month before. */
const GROWTH = 0.85;
const FIRST_ERP_NUMBER = 1_000_001;
/** No story has more steps, so one number identifies both a customer and a step. */
export const MAX_STEPS = 16;

/** A pure function of the scene and the customer's number, so the story can be computed again at any time. */
export function storyOf(scene: Scene, index: number): Story {
  const draws = new Draws(scene.seed, 'customer', index);
  const profile = profileOf(draws, index);
  const when = beginningOf(scene, index);
  const customerId = idAt(scene.calendar.at(when), draws.bytes(16));
  const owner = draws.chance(0.85) ? draws.pick(scene.players.owners) : undefined;
  const isLong = draws.chance(Math.min(1, LONG_STORIES / scene.customers));
  const teller = new Teller(scene, draws, { customerId, number: index }, profile, owner);
  const created = teller.created(when, index < scene.imported);
  return { customerId, steps: [created, ...teller.followUps(when, isLong ? draws.between(2, 8) : draws.below(3))] };
}

/** When the story of a customer begins. A higher number begins later. */
export function beginningOf({ seed, customers, imported, calendar }: Scene, index: number): number {
  if (index < imported) return IMPORT_DAY + IMPORT_STARTS + index * IMPORT_STEP;
  const jitter = new Draws(seed, 'beginning', index).below(1000) / 1000;
  const part = (index - imported + jitter) / (customers - imported);
  return IMPORT_DAY + 1 + (calendar.length - IMPORT_DAY - 1) * part ** GROWTH * 0.999_999;
}

export const importMoments = (scene: Scene) => ({
  before: IMPORT_DAY + IMPORT_STARTS - 1e-3,
  after: IMPORT_DAY + IMPORT_STARTS + (scene.imported + 1) * IMPORT_STEP + 1e-6,
});

class Teller {
  private readonly customerId: string;
  private readonly number: number;
  private readonly tags: string[];
  private moved = false;

  constructor(
    private readonly scene: Scene,
    private readonly draws: Draws,
    { customerId, number }: { readonly customerId: string; readonly number: number },
    private readonly profile: Profile,
    private owner: Player | undefined,
  ) {
    this.customerId = customerId;
    this.number = number;
    this.tags = draws.chance(0.5) ? [draws.pickEarly(TAGS)] : [];
  }

  created(when: number, isImported: boolean): Step {
    const { draws, profile, customerId, scene } = this;
    const comesFromAfar = !isImported && draws.chance(0.2);
    const actor = comesFromAfar ? scene.apiClient : (this.owner ?? this.anybody('support'));
    const importer = this.anybody('admin');
    const command: CustomerCommand = {
      type: 'CreateCustomer',
      customerId,
      kind: profile.kind,
      name: profile.name,
      emails: draws.chance(0.92) ? this.emails() : [],
      phones: draws.chance(0.7) ? [{ number: profile.phone, label: draws.pick(POINT_LABELS) }] : [],
      ...(profile.company !== undefined && { company: profile.company }),
      ...(draws.chance(0.6) && { address: profile.address }),
      source: isImported ? 'import' : comesFromAfar ? 'api' : draws.pick(SOURCES),
      ...(this.owner !== undefined && !isImported && { ownerId: this.owner.id }),
      tags: [...this.tags],
      ...(draws.chance(0.2) && { preferences: { language: profile.language, timeZone: profile.timeZone } }),
      ...(comesFromAfar && { externalIds: [{ system: 'erp', id: `K-${FIRST_ERP_NUMBER + this.number}` }] }),
      ...(!isImported && { customFields: this.customValues() }),
    };
    if (isImported) this.owner = undefined;
    return {
      when,
      about: 'customer',
      actor: isImported ? { principal: importer.principal, source: 'import' } : actor,
      command,
    };
  }

  followUps(begin: number, count: number): Step[] {
    const { draws, scene } = this;
    const steps: Step[] = [];
    let day = Math.floor(begin);
    for (let number = 0; number < count; number++) {
      day += draws.between(1, 40);
      if (day >= scene.calendar.length) return steps;
      steps.push(this.followUp(scene.calendar.sometime(day, draws)));
    }
    day += draws.between(1, 40);
    if (draws.chance(0.04) && day < scene.calendar.length)
      steps.push(this.archived(scene.calendar.sometime(day, draws)));
    return steps;
  }

  private followUp(when: number): Step {
    const turn = this.draws.below(100);
    if (turn < 38) return this.interaction(when);
    if (turn < 52) return this.note(when);
    if (turn < 72) return this.consent(when);
    if (turn < 86) return this.tagged(when);
    if (turn < 94 || this.moved) return this.assigned(when);
    return this.changed(when);
  }

  private emails() {
    const { email } = this.profile;
    const first = { address: email, label: 'work' };
    return this.draws.chance(0.08) ? [first, { address: `home.${email}`, label: 'private' }] : [first];
  }

  private customValues() {
    const { draws, scene } = this;
    const { segment, contractValue, renewal, vip } = scene.fields;
    return [
      ...(draws.chance(0.25) ? [{ ...segment, value: draws.pickEarly(['small', 'middle', 'large']) }] : []),
      ...(draws.chance(0.12) ? [{ ...contractValue, value: draws.between(5, 900) * 100 }] : []),
      ...(draws.chance(0.06)
        ? [{ ...renewal, value: scene.calendar.at(draws.below(scene.calendar.length)).toISOString().slice(0, 10) }]
        : []),
      ...(draws.chance(0.04) ? [{ ...vip, value: true }] : []),
    ];
  }

  private interaction(when: number): Step {
    const { draws, owner } = this;
    const actor = draws.chance(0.3) || owner === undefined ? this.anybody('support') : owner;
    const at = this.scene.calendar.at(when);
    const id = idAt(at, draws.bytes(16));
    const [type, subject, summary] = draws.pick(TALKS);
    const occurredAt = new Date(at.getTime() - draws.between(60, 7200) * 1000).toISOString();
    const isCall = type === 'call' || type === 'meeting';
    const content = {
      type,
      subject,
      summary,
      occurredAt,
      direction: draws.chance(0.5) ? ('inbound' as const) : ('outbound' as const),
      durationSeconds: isCall ? draws.between(1, 40) * 60 : null,
      outcome: type === 'call' ? draws.pick(['answered', 'no-answer', 'voicemail'] as const) : null,
      participants: [{ name: this.profile.name }, { userId: actor.id }],
    };
    const command = { type: 'LogInteraction', interactionId: id, content, ...this.attached(actor) } as const;
    return { when, actor, about: 'interaction', id, command };
  }

  private note(when: number): Step {
    const { draws } = this;
    const actor = this.owner ?? this.anybody('support');
    const id = idAt(this.scene.calendar.at(when), draws.bytes(16));
    const command = { type: 'AddNote', noteId: id, text: draws.pick(NOTES), pinned: draws.chance(0.2) } as const;
    return { when, actor, about: 'note', id, command: { ...command, ...this.attached(actor) } };
  }

  private attached({ id }: Player) {
    return {
      about: { kind: 'customer', id: this.customerId } as const,
      subjectIsArchived: false,
      subjectAssignment: { ownerId: this.owner?.id ?? null, teamId: null },
      ownerId: id,
    };
  }

  private consent(when: number): Step {
    const { draws } = this;
    const obtainedAt = this.scene.calendar.at(when).toISOString();
    return this.step(when, this.anybody('marketing'), {
      type: 'RecordConsent',
      customerId: this.customerId,
      consent: {
        channel: draws.pick(['email', 'phone'] as const),
        purpose: draws.pick(['newsletter', 'marketing']),
        state: draws.chance(0.85) ? 'granted' : 'withdrawn',
        proof: { source: 'web form', text: 'I would like to hear about news and offers.', obtainedAt },
      },
    });
  }

  private tagged(when: number): Step {
    const remove = this.tags.length > 0 && this.draws.chance(0.3) ? this.tags.splice(0, 1) : [];
    const tag = this.draws.pickEarly(TAGS);
    if (!this.tags.includes(tag)) this.tags.push(tag);
    return this.step(when, this.anybody('marketing'), {
      type: 'TagCustomer',
      customerId: this.customerId,
      add: [tag],
      remove,
    });
  }

  private assigned(when: number): Step {
    const owner = this.draws.pick(this.scene.players.sales);
    this.owner = owner;
    const manager = this.anybody('manager');
    return this.step(when, manager, {
      type: 'AssignCustomer',
      customerId: this.customerId,
      change: { ownerId: owner.id },
    });
  }

  private changed(when: number): Step {
    const { customerId, profile, draws } = this;
    this.moved = true;
    const change = draws.chance(0.5)
      ? {
          address: {
            ...profile.address,
            street: `${draws.pick(['Park Row', 'Station Road'])} ${draws.between(1, 90)}`,
          },
        }
      : { emails: [{ address: `new.${profile.email}`, label: 'work' }] };
    return this.step(when, this.owner ?? this.anybody('support'), { type: 'ChangeCustomer', customerId, ...change });
  }

  private archived(when: number): Step {
    const reason = this.draws.pick(['Out of business.', 'Asked to be left alone.', 'Came in twice.']);
    return this.step(when, this.anybody('manager'), { type: 'ArchiveCustomer', customerId: this.customerId, reason });
  }

  private step(when: number, actor: Actor, command: CustomerCommand): Step {
    return { when, actor, about: 'customer', command };
  }

  private anybody(role: 'admin' | 'manager' | 'support' | 'marketing'): Player {
    return this.draws.pick(this.scene.players[role]);
  }
}
