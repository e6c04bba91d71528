import type { EventSource, Principal, Role } from '@crm/contracts';
import type { Calendar } from './calendar.model.js';

/** Someone who acts in the history, and from where. */
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

/** What the stories of customers are drawn from. */
export interface Scene {
  readonly seed: number;
  readonly customers: number;
  /** How many customers come from an imported file; they are the first ones. */
  readonly imported: number;
  readonly importId: string;
  readonly calendar: Calendar;
  /** `owners` are the people who own customers. */
  readonly players: Readonly<Record<Role | 'owners', readonly Player[]>>;
  readonly apiClient: Actor;
  readonly fields: Readonly<Record<'segment' | 'contractValue' | 'renewal' | 'vip', Field>>;
}
