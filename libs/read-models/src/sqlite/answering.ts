import { QueryTooCostly } from '@crm/contracts/refusals';
import { damageIn } from './damage.js';
import type { CollectionLayout } from './layout.js';
import { OutOfTime } from './read-connection.js';
import type { Reader } from './reader.js';
import type { Answer, Question } from './reading-messages.js';

/** Returns the answer to a question in a form that crosses to another thread, also if it fails. */
export function answerTo(question: Question, reader: Reader, layout: CollectionLayout, deadline = Infinity): Answer {
  try {
    if (question.kind === 'counts') return { kind: 'counts', counts: reader.countBy(layout, question.query, deadline) };
    const { texts, ...page } = reader.find(layout, question.query, deadline);
    return { kind: 'page', page, documents: `[${texts.join()}]` };
  } catch (error) {
    if (error instanceof OutOfTime) return { kind: 'out-of-time' };
    if (error instanceof QueryTooCostly) return { kind: 'too-costly', limit: error.facts.limit };
    return { kind: 'failed', reason: (error as Error).message, damaged: damageIn(error) !== undefined };
  }
}
