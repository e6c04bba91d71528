import type { EventSource, Principal, Role } from '@crm/contracts';
import type { Calendar } from './calendar.model.js';

/** Who does something in the history, and from where. */
export interface Actor {
  readonly principal: Principal;
  readonly source: EventSource;
  readonly ip?: string;
}

export interface Player extends Actor {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
}

/** Where a custom field keeps its values. */
export interface Field {
  readonly key: string;
  readonly slot: string;
}

/** What the stories of customers are about. */
export interface Scene {
  readonly seed: number;
  readonly customers: number;
  /** The first ones come with a file. */
  readonly imported: number;
  readonly importId: string;
  readonly calendar: Calendar;
  /** `owners`: those who answer for customers. */
  readonly players: Readonly<Record<Role | 'owners', readonly Player[]>>;
  readonly apiClient: Actor;
  readonly fields: Readonly<Record<'segment' | 'contractValue' | 'renewal' | 'vip', Field>>;
}
