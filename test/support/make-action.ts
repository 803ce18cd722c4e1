/** Makes actions as they are recorded, so that each test says only what is special about its own. */
import type { Action } from '../../lib/events/action.ts';

export const actionsStart = Date.UTC(2026, 10, 24, 19, 12, 3, 250);

const ids = '018bcfe5-6800-7000-8000-';
const stream = `${ids}000000000001`;

/** The `seq`th action of a day: every field that an action can have, values of each evidence. */
export function makeAction(seq: number, change: Partial<Action> = {}): Action {
  const at = actionsStart + seq * 1000;
  return {
    ...{ kind: 'action', stream, seq, at, mono: null, id: `${ids}${String(seq).padStart(12, '0')}` },
    session: `${ids}000000000002`,
    actor: { kind: 'agent', person: { id: 'a-1', name: 'Ada', console: 'chatwoot', via: 'console' }, device: `${ids}000000000003` },
    event: 'conversation.assigned',
    entity: { value: { type: 'conversation', id: '42', name: null }, evidence: ['network'] },
    from: { value: null, evidence: [] },
    to: { value: { id: 7, name: 'Grace' }, evidence: ['page', 'network'] },
    outcome: { value: 'confirmed', evidence: ['network'] },
    initiator: 'agent',
    evidence: ['network', 'page'],
    conversation: { id: '42', link: 'https://chat.example/c/42', group: 'Sales' },
    console: 'chatwoot',
    settledAt: at + 80,
    moment: { session: `${ids}000000000002`, tab: 1, document: 'd', at, place: 'observed' },
    rule: { profile: 'chatwoot', version: '3', rule: 'assign', provenance: 'source' },
    ...change,
  };
}
