import { customerDecider, interactionDecider, noteDecider, type Customer } from '@crm/customers/deciders';
import type { Standing } from '@crm/event-store';
import type { Scene } from './cast.model.js';
import { incidentsOf, type Incident } from './daily-life.model.js';
import type { History } from './history.model.js';
import { importIncidents } from './imported.model.js';
import { beginningOf, MAX_STEPS, storyOf, type Step, type Story } from './story.model.js';

/** How many customers and events are recorded so far. */
export interface Told {
  readonly customers: number;
  readonly events: number;
}

/**
 * Goes through the year day by day. For each customer only the days of later steps are remembered, as numbers; the story itself is computed
 * again for each step. A million customers therefore take some tens of megabytes.
 */
export async function* tellYear(scene: Scene, history: History): AsyncGenerator<Told> {
  const later: number[][] = [];
  const imports = importIncidents(scene);
  let next = 0;
  for (let day = 0; day < scene.calendar.length; day++) {
    const occasions: Occasion[] = [];
    for (; next < scene.customers && beginsBy(scene, next, day); next++) {
      const story = storyOf(scene, next);
      for (const [number, step] of story.steps.entries())
        remember(later, step, next * MAX_STEPS + number, day, occasions);
    }
    for (const code of later[day] ?? []) occasions.push(occasionOf(scene, code));
    delete later[day];
    const incidents = [
      ...(day > FOUNDED ? incidentsOf(scene, day) : []),
      ...imports.filter(({ when }) => Math.floor(when) === day),
    ];
    for (const [index, incident] of incidents.entries()) occasions.push(incidental(incident, day, index));
    occasions.sort((one, other) => one.when - other.when || one.code - other.code);
    for (const { code, happen } of occasions) {
      await (happen === undefined ? tellStep(scene, history, code) : happen(history));
    }
    yield { customers: next, events: history.events };
  }
}

interface Occasion {
  readonly when: number;
  readonly code: number;
  readonly happen?: (history: History) => Promise<unknown>;
}

/** The day on which the organisation is founded. */
const FOUNDED = 0;
const MAX_INCIDENTS = 10_000;

const incidental = ({ when, happen }: Incident, day: number, index: number): Occasion => ({
  when,
  code: -1 - index,
  happen: (history) => happen(history, day * MAX_INCIDENTS + index),
});

const beginsBy = (scene: Scene, index: number, day: number): boolean => Math.floor(beginningOf(scene, index)) <= day;

function remember(later: number[][], { when }: Step, code: number, today: number, occasions: Occasion[]): void {
  const day = Math.floor(when);
  if (day === today) occasions.push({ when, code });
  else (later[day] ??= []).push(code);
}

function occasionOf(scene: Scene, code: number): Occasion {
  const story = storyOf(scene, Math.floor(code / MAX_STEPS));
  return { when: story.steps[code % MAX_STEPS]!.when, code };
}

async function tellStep(scene: Scene, history: History, code: number): Promise<void> {
  const number = code % MAX_STEPS;
  const story = storyOf(scene, Math.floor(code / MAX_STEPS));
  const step = story.steps[number]!;
  const { actor, when } = step;
  const imported = actor.source === 'import' ? { correlationId: scene.importId } : {};
  const at = { moment: scene.calendar.at(when), actor, topic: 'customer', number: code, ...imported };
  switch (step.about) {
    case 'customer':
      await history.tell(at, customerDecider, story.customerId, step.command, standingBefore(story, number));
      return;
    case 'interaction':
      await history.tell(at, interactionDecider, step.id, step.command);
      return;
    case 'note':
      await history.tell(at, noteDecider, step.id, step.command);
  }
}

/** Computes the customer before a step. The rules are pure, so the customer need not be read back from the store. */
function standingBefore({ steps }: Story, number: number): Standing<Customer> {
  let state: Customer = customerDecider.initial;
  let revision = -1;
  for (const step of steps.slice(0, number)) {
    if (step.about !== 'customer') continue;
    const events = customerDecider.decide(step.command, state);
    state = events.reduce((folded, event) => customerDecider.evolve(folded, event), state);
    revision += events.length;
  }
  return { state, revision };
}
