/** Fills the device's store with made-up actions, from a page of the extension: a busy team's months in some days of wall time. */
import type { Action } from '../../lib/events/action.ts';
import { packActions } from '../../lib/store/action-packs.ts';
import { db } from '../../lib/store/db.ts';
import { newId } from '../../lib/events/id.ts';
import { makeAction } from '../support/make-action.ts';
import { writeActions } from '../support/write-actions.ts';

const events = ['conversation.assigned', 'conversation.viewed', 'conversation.left', 'message.sent', 'conversation.status-changed'];
const stream = newId();

export async function fill(from: number, to: number): Promise<void> {
  for (let next = from; next < to; next += 2000)
    await writeActions(
      db,
      Array.from({ length: Math.min(2000, to - next) }, (_, index) => makeUp(next + index)),
    );
}

/** What the background does at its ticks. */
export const pack = () => packActions(db, Infinity);

function makeUp(seq: number): Action {
  const agent = `Agent ${seq % 40}`;
  const conversation = String(Math.floor(seq / 23));
  return makeAction(seq, {
    stream,
    event: events[seq % events.length]!,
    actor: { kind: 'agent', person: { id: `a-${seq % 40}`, name: agent, console: 'chatwoot', via: 'console' }, device: stream },
    entity: { value: { type: 'conversation', id: conversation, name: `Question of customer ${conversation}` }, evidence: ['network'] },
    from: { value: `Queue ${seq % 12}`, evidence: ['page'] },
    to: { value: { id: seq % 37, name: `Agent ${seq % 37}` }, evidence: ['network'] },
    conversation: { id: conversation, link: `https://chat.example/c/${conversation}`, group: `Group ${seq % 5}` },
    console: seq % 3 === 0 ? 'zammad' : 'chatwoot',
  });
}
