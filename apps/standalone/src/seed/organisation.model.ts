import type { CustomFields } from '@crm/contracts/customers';
import type { Role } from '@crm/contracts';
import { customFieldsDecider, FIELD_DEFINITIONS } from '@crm/customers/deciders';
import type { Standing } from '@crm/event-store';
import {
  apiClientDecider,
  INSTALLATION_ID,
  installationDecider,
  PasswordHasher,
  ROSTER_ID,
  rosterDecider,
  secretHash,
  teamDecider,
  userDecider,
  type User,
} from '@crm/identity/deciders';
import { idAt, type Decider, type DomainEvent } from '@crm/kernel';
import type { Calendar } from './calendar.model.js';
import type { Actor, Player, Scene } from './cast.model.js';
import { Draws } from './draws.model.js';
import type { History } from './history.model.js';

/** The staff. With many customers there are more sales people. */
const STAFF: readonly (readonly [role: Role, name: string, mailbox: string, team?: string])[] = [
  ['admin', 'Ada Admin', 'admin'],
  ['manager', 'Nadia North', 'manager', 'North'],
  ['manager', 'Samuel South', 'manager.south', 'South'],
  ['sales', 'Söhnke Sales', 'sales', 'North'],
  ['sales', 'Zoë Zimmer', 'sales.2', 'North'],
  ['sales', '李 明', 'sales.3', 'South'],
  ['sales', 'Елена Петрова', 'sales.4', 'South'],
  ['support', 'Susan Support', 'support'],
  ['support', 'Γιώργος Νικολάου', 'support.2'],
  ['marketing', 'Mark Eting', 'marketing'],
  ['auditor', 'Audrey Audit', 'auditor'],
];
const CUSTOMERS_PER_SELLER = 5000;
const SELLERS = { fewest: 4, most: 100 };
const TEAMS = ['North', 'South'];
const SCOPES = ['customer.create', 'customer.read', 'customer.update', 'interaction.create', 'event.read'];
const INVITATION_MS = 7 * 24 * 3600_000;
const SYSTEM: Actor = { principal: { type: 'system', id: 'cli', roles: [], teamIds: [] }, source: 'cli' };

/** The credentials of a demonstration. They are public: anyone who knows the seed can compute them. */
export interface Credentials {
  readonly password: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Organisation {
  readonly scene: Scene;
  readonly credentials: Credentials;
}

export const passwordOf = (seed: number): string => `throughline-demo-${seed}`;

/** The first two days: an installation, its people, teams, custom fields and an API client. */
export async function foundOrganisation(
  order: { readonly customers: number; readonly seed: number },
  calendar: Calendar,
  history: History,
): Promise<Organisation> {
  const founder = new Founder(order.seed, calendar, history);
  const players = staffOf(order, calendar);
  await founder.hire(players);
  await founder.formTeams(players);
  const fields = await founder.defineFields();
  const { clientId, clientSecret, apiClient } = await founder.connect();
  const of = (...roles: Role[]) => players.filter(({ role }) => roles.includes(role));
  const scene: Scene = {
    ...order,
    imported: Math.min(Math.floor(order.customers / 5), 1000),
    importId: idAt(calendar.at(2.5), new Draws(order.seed, 'import').bytes(16)),
    calendar,
    players: {
      admin: of('admin'),
      manager: of('manager'),
      sales: of('sales'),
      support: of('support'),
      marketing: of('marketing'),
      auditor: of('auditor'),
      integration: [],
      owners: of('sales', 'manager'),
    },
    apiClient,
    fields,
  };
  return { scene, credentials: { password: passwordOf(order.seed), clientId, clientSecret } };
}

type Employee = Player & { readonly team: string | undefined };

function staffOf(
  { customers, seed }: { readonly customers: number; readonly seed: number },
  calendar: Calendar,
): Employee[] {
  const sellers = Math.min(SELLERS.most, Math.max(SELLERS.fewest, Math.ceil(customers / CUSTOMERS_PER_SELLER)));
  const more = Array.from({ length: sellers - SELLERS.fewest }, (_none, index) => {
    const number = SELLERS.fewest + 1 + index;
    return ['sales', `Seller ${number}`, `sales.${number}`, TEAMS[number % TEAMS.length]] as const;
  });
  return [...STAFF, ...more].map(([role, name, mailbox, team], number) => {
    const id = idAt(calendar.at(momentOf(number)), new Draws(seed, 'user', number).bytes(16));
    return {
      id,
      role,
      name,
      email: `${mailbox}@demo.example`,
      team,
      principal: { type: 'user', id, roles: [role], teamIds: [] },
      source: 'api',
      ip: `203.0.113.${1 + (number % 250)}`,
    };
  });
}

/** On the first two working days, one after the other. */
const momentOf = (number: number): number => 0.05 + number * 0.005;

class Founder {
  private readonly hasher = new PasswordHasher();
  private moment = 0;
  private number = 0;
  private administrator: Actor = SYSTEM;

  constructor(
    private readonly seed: number,
    private readonly calendar: Calendar,
    private readonly history: History,
  ) {}

  async hire(players: readonly Employee[]): Promise<void> {
    for (const [number, player] of players.entries()) {
      this.moment = momentOf(number);
      if (number === 0) await this.appoint(player);
      else await this.invite(player);
    }
  }

  async formTeams(players: readonly Employee[]): Promise<void> {
    for (const [index, name] of TEAMS.entries()) {
      const teamId = this.id('team', index);
      let team = await this.tell(teamDecider, teamId, { type: 'CreateTeam', teamId, name });
      for (const { id: userId } of players.filter((player) => player.team === name))
        team = await this.tell(teamDecider, teamId, { type: 'AddTeamMember', teamId, userId }, team);
    }
  }

  async defineFields(): Promise<Scene['fields']> {
    let fields: Standing<CustomFields> | undefined;
    for (const [index, field] of FIELDS.entries()) {
      const command = {
        type: 'DefineCustomField',
        fieldId: this.id('field', index),
        kind: 'customer',
        required: false,
        ...field,
      } as const;
      fields = await this.tell(customFieldsDecider, FIELD_DEFINITIONS, command, fields);
    }
    const of = (key: string) => ({ key, slot: fields?.state.find((field) => field.key === key)?.slot ?? '' });
    return { segment: of('segment'), contractValue: of('contractValue'), renewal: of('renewal'), vip: of('vip') };
  }

  async connect() {
    const clientId = this.id('api-client', 0);
    const clientSecret = `crm_${Buffer.from(new Draws(this.seed, 'client secret').bytes(32)).toString('base64url')}`;
    await this.tell(apiClientDecider, clientId, {
      type: 'CreateApiClient',
      apiClientId: clientId,
      name: 'ERP',
      role: 'integration',
      scopes: SCOPES,
      secretHash: secretHash(clientSecret),
    });
    const apiClient: Actor = {
      principal: { type: 'api-client', id: clientId, roles: ['integration'], teamIds: [] },
      source: 'api',
      ip: '198.51.100.7',
    };
    return { clientId, clientSecret, apiClient };
  }

  private async appoint({ id: userId, name, email, role, principal, source, ip }: Employee): Promise<void> {
    const appointment = { type: 'AppointFirstAdministrator', userId, via: 'command-line' } as const;
    await this.tell(installationDecider, INSTALLATION_ID, appointment);
    const passwordHash = await this.hasher.hash(passwordOf(this.seed));
    const account = { userId, name, email, roles: [role], passwordHash } as const;
    const user = await this.tell(userDecider, userId, { type: 'RegisterUser', via: 'first-administrator', ...account });
    await this.tell(rosterDecider, ROSTER_ID, { type: 'Join', userId, revision: user.revision });
    this.administrator = { principal, source, ...(ip !== undefined && { ip }) };
  }

  private async invite({ id: userId, name, email, role, ...actor }: Employee): Promise<void> {
    const tokenHash = secretHash(`${this.seed} ${userId}`);
    const expiresAt = new Date(this.calendar.at(this.moment).getTime() + INVITATION_MS).toISOString();
    const by = { id: this.administrator.principal.id, grantable: [role] };
    const invitation = { type: 'InviteUser', userId, name, email, roles: [role], by, tokenHash, expiresAt } as const;
    const invited: Standing<User> = await this.tell(userDecider, userId, invitation);
    const passwordHash = await this.hasher.hash(passwordOf(this.seed));
    const now = this.calendar.at(this.moment).toISOString();
    const acceptance = { type: 'AcceptInvitation', userId, tokenHash, now, passwordHash } as const;
    await this.tell(userDecider, userId, acceptance, invited, actor);
  }

  private id(topic: string, number: number): string {
    return idAt(this.calendar.at(this.moment), new Draws(this.seed, topic, number).bytes(16));
  }

  private tell: OmitAt = (decider, id, command, before, actor = this.administrator) => {
    this.moment += 0.0005;
    const at = { moment: this.calendar.at(this.moment), actor, topic: 'founding', number: this.number++ };
    return this.history.tell(at, decider, id, command, before);
  };
}

type OmitAt = <State, Command, Event extends DomainEvent>(
  decider: Decider<State, Command, Event>,
  id: string,
  command: Command,
  before?: Standing<State>,
  actor?: Actor,
) => Promise<Standing<State>>;

const FIELDS = [
  {
    key: 'segment',
    label: 'Segment',
    fieldType: 'select',
    options: [
      { value: 'small', label: 'Small' },
      { value: 'middle', label: 'Middle' },
      { value: 'large', label: 'Large' },
    ],
  },
  { key: 'contractValue', label: 'Contract value', fieldType: 'number', options: [] },
  { key: 'renewal', label: 'Renewal', fieldType: 'date', options: [] },
  { key: 'vip', label: 'VIP', fieldType: 'boolean', options: [] },
] as const;
