/** Makes the action of a visit: who looked at which conversation, for how long, and whether it was one of their groups'. */
import type { Evidence } from '../events/action.ts';
import type { Memory } from './flight.ts';
import type { ActionDraft } from './make-actions.ts';
import type { Profile } from './profile.ts';
import { toText } from './read-value.ts';
import { findConversationId, isOwnGroup, readGroup, readSelf } from './remembered.ts';

export interface SeenVisit {
  visit: string;
  phase: 'viewed' | 'left';
  at: number;
  conversation: string;
  link: string | null;
  dwellMs: number | null;
  evidence: Evidence;
}

export function makeView(
  profile: Profile,
  { visit, phase, at, conversation: called, link, dwellMs, evidence }: SeenVisit,
  memory: Memory,
): ActionDraft {
  const self = readSelf(profile, memory);
  const conversation = toText(findConversationId(profile, { value: called, named: null, evidence: [] }, memory).value).slice(0, 500);
  return {
    at,
    event: `conversation.${phase}`,
    actor: { kind: 'agent', person: self === null ? null : { ...self, console: profile.name, via: 'console' } },
    entity: { value: { type: 'conversation', id: conversation, name: null }, evidence: [evidence] },
    from: { value: null, evidence: [] },
    to: { value: null, evidence: [] },
    outcome: { value: 'confirmed', evidence: [evidence] },
    evidence: [evidence],
    conversation: { id: conversation, link, group: readGroup(profile, conversation, memory) },
    console: profile.name,
    settledAt: null,
    rule: { profile: profile.id, version: profile.version, rule: 'view', provenance: 'source' },
    view: { visit, dwellMs, ownGroup: isOwnGroup(profile, conversation, memory) },
    automatic: false,
  };
}
