import { apiTokenDecider, secretHash, sessionDecider } from '@crm/identity/deciders';
import { idAt } from '@crm/kernel';
import type { Actor, Player, Scene } from './cast.model.js';
import { Draws } from './draws.model.js';
import type { History } from './history.model.js';
import { DEVICES } from './vocabulary.model.js';

/** Something that happens on a day and does not concern customers. */
export interface Incident {
  readonly when: number;
  happen(history: History, number: number): Promise<unknown>;
}

const TOKEN_MS = 600_000;

/** The log-ins and log-outs of a day, and the tokens of the API client. */
export function incidentsOf(scene: Scene, day: number): Incident[] {
  const draws = new Draws(scene.seed, 'day', day);
  const { owners, admin, support, marketing, auditor } = scene.players;
  const present = [...admin, ...owners, ...support, ...marketing, ...auditor].filter(() => draws.chance(0.4));
  return [
    ...present.flatMap((player) => session(scene, player, day, draws)),
    ...(day % 5 === 0 ? [tokenOf(scene, scene.apiClient, day, draws)] : []),
  ];
}

function session(scene: Scene, player: Player, day: number, draws: Draws): Incident[] {
  const begin = day + draws.below(1000) / 10_000;
  const at = scene.calendar.at(begin);
  const sessionId = idAt(at, draws.bytes(16));
  const named = { sessionId, userId: player.id };
  const device = draws.pick(DEVICES);
  const start = {
    type: 'StartSession',
    ...named,
    // Nobody has the token: the device of this session never existed.
    refreshTokenHash: secretHash(`${scene.seed} ${sessionId}`),
    device,
    ip: player.ip ?? '',
    epoch: 0,
    now: at.toISOString(),
  } as const;
  let open: ReturnType<typeof started> | undefined;
  const started = (history: History, number: number) =>
    history.tell({ moment: at, actor: player, topic: 'log-in', number }, sessionDecider, sessionId, start);
  const incidents: Incident[] = [{ when: begin, happen: (history, number) => (open = started(history, number)) }];
  const end = day + 0.85 + draws.below(1000) / 10_000;
  if (draws.chance(0.7))
    incidents.push({
      when: end,
      happen: async (history, number) =>
        history.tell(
          { moment: scene.calendar.at(end), actor: player, topic: 'log-out', number },
          sessionDecider,
          sessionId,
          { type: 'EndSession', ...named, reason: 'logged-out' },
          await open,
        ),
    });
  return incidents;
}

function tokenOf(scene: Scene, actor: Actor, day: number, draws: Draws): Incident {
  const when = day + 0.15;
  const moment = scene.calendar.at(when);
  const tokenId = idAt(moment, draws.bytes(16));
  return {
    when,
    happen: (history, number) =>
      history.tell({ moment, actor, topic: 'token', number }, apiTokenDecider, tokenId, {
        type: 'IssueClientToken',
        tokenId,
        apiClientId: actor.principal.id,
        scopes: ['customer.create', 'customer.read', 'customer.update', 'interaction.create', 'event.read'],
        expiresAt: new Date(moment.getTime() + TOKEN_MS).toISOString(),
      }),
  };
}
