/** Makes actions of what was seen, by the rules of a profile and what is remembered. Pure: whoever calls it writes what it answers. */
import type { Action, Evidence } from '../events/action.ts';
import type { Json } from '../events/base.ts';
import type { Sighted } from '../events/sighting.ts';
import { type Flight, type Memory, selfKey } from './flight.ts';
import { type Joined, joinSightings } from './join-sightings.ts';
import { judgeOutcome, judgeShown } from './judge-outcome.ts';
import type { Profile } from './profile.ts';
import { toText } from './read-value.ts';
import { makeText, type TextDraft } from './texts.ts';
import { type Observed, findConversationId, nameValue, readActor, readConversation, readSelf } from './remembered.ts';

/** An action but for what only its writer knows: id, place in the ledger, session, moment, initiator. */
export type ActionDraft = Pick<
  Action,
  'at' | 'event' | 'entity' | 'from' | 'to' | 'outcome' | 'evidence' | 'conversation' | 'console' | 'settledAt' | 'rule' | 'view'
> & { actor: Pick<Action['actor'], 'kind' | 'person'>; automatic: boolean; text?: TextDraft | undefined };

/** What is to be remembered of a thing from now on. */
export interface Learnt {
  type: string;
  id: string;
  field: string;
  value: Sighted & { evidence: Evidence[] };
}

export interface Made {
  actions: ActionDraft[];
  learnt: Learnt[];
  /** What the console is to show has not been seen yet. */
  waits?: boolean;
}

const nothing: Observed = { value: null, evidence: [] };

export function makeActions(profile: Profile, main: Flight, other: Flight | null, memory: Memory): Made {
  const made: Made = { actions: [], learnt: [] };
  for (const seen of joinSightings(profile, main, other)) {
    const { conversation } = seen.values;
    const joined =
      conversation === undefined
        ? seen
        : { ...seen, values: { ...seen.values, conversation: findConversationId(profile, conversation, memory) } };
    const { actions, learnt, waits = false } = makeOfRule(profile, joined, main, other, memory);
    made.waits = made.waits === true || waits;
    made.actions.push(...actions);
    made.learnt.push(...learnt, ...actions.flatMap(forgetSelf));
  }
  return made;
}

/** Whoever logs out is not who does what comes after. */
function forgetSelf({ event, outcome, evidence }: ActionDraft): Learnt[] {
  if (event !== 'account.logged-out' || outcome.value === 'failed') return [];
  return ['id', 'name', 'groups'].map((field) => ({ ...selfKey, field, value: { value: null, named: null, evidence } }));
}

function makeOfRule(profile: Profile, joined: Joined, main: Flight, other: Flight | null, memory: Memory): Made {
  const { rule, values } = joined;
  const outcome = judgeOutcome(joined, main);
  const thing = findThing(profile, joined, memory);
  const make = (event: string, from: Observed, to: Observed): ActionDraft => ({
    at: main.at,
    event,
    actor: readActor(profile, joined, memory),
    entity: thing === null ? { value: null, evidence: [] } : { value: thing.entity, evidence: thing.evidence },
    from,
    to,
    outcome,
    evidence: joined.evidence,
    conversation: readConversation(profile, values.conversation, values.link, memory),
    console: profile.name,
    settledAt: main.settledAt ?? other?.settledAt ?? null,
    rule: {
      profile: profile.id,
      version: profile.version,
      rule: rule.id,
      provenance: rule.confirmedAt === undefined ? rule.provenance : 'taught',
    },
    automatic: joined.automatic,
    text: makeText(joined),
  });
  const key = thing?.key ?? null;
  if (rule.set !== undefined) return makeOfSet(profile, joined, key, memory, make, outcome.value === 'failed');
  const before = rule.field === undefined ? undefined : recallField(profile, key, rule.field, memory);
  const next = values.to?.named === selfKey.type ? ownId(profile, values.to, memory) : values.to;
  const isShown = rule.success?.shown === true;
  const learnt: Learnt[] =
    key !== null && rule.field !== undefined && next !== undefined && outcome.value !== 'failed' && !isShown
      ? [{ ...key, field: rule.field, value: next }]
      : [];
  const isSaid = values.to !== undefined && before !== undefined && isSame(before.value, values.to.value);
  if (rule.changes !== undefined && (isSaid || (rule.changes === 'only' && (values.to === undefined || before === undefined))))
    return { actions: [], learnt };
  const from = values.from === undefined ? nameValue(profile, before, memory) : nameValue(profile, values.from, memory);
  const event = outcome.value === 'failed' ? (rule.failed ?? rule.event) : rule.event;
  const action = make(event, from, nameValue(profile, values.to, memory));
  if (!isShown || key === null || rule.field === undefined) return { actions: [action], learnt };
  if (before !== undefined && next !== undefined && isSame(before.value, next.value)) return { actions: [], learnt };
  const { fields, after = fields } = memory(key.type, key.id) ?? { fields: {} };
  const shown = after[rule.field];
  const isSeen = shown !== undefined && next !== undefined && isSame(shown.value, next.value);
  const judged = judgeShown(outcome, isSeen ? shown.evidence : null);
  return { actions: [{ ...action, outcome: judged }], learnt, waits: outcome.value === 'confirmed' && shown === undefined };
}

/**
 * Adds and removes by difference. Where the set before is not known, nobody can tell which they were: nothing is written. Of what is `only` put in or taken
 * out, what is remembered to be so already is left out.
 */
function makeOfSet(
  profile: Profile,
  { rule, values }: Joined,
  key: { type: string; id: string } | null,
  memory: Memory,
  make: (event: string, from: Observed, to: Observed) => ActionDraft,
  isFailed: boolean,
): Made {
  const now = values.set;
  if (rule.set === undefined || key === null || now === undefined) return { actions: [], learnt: [] };
  const { field, removed, only } = rule.set;
  const before = memory(key.type, key.id)?.before[field];
  const [old, given] = [listOf(before?.value ?? null), listOf(now.value)];
  const [added, gone] = [given.filter((each) => !has(old, each)), old.filter((each) => !has(given, each))];
  const name = (value: Json, { named, evidence }: Sighted & { evidence: Evidence[] }) =>
    nameValue(profile, { value, named, evidence }, memory);
  const add = (list: readonly Json[]) => list.map((each) => make(rule.event, nothing, name(each, now)));
  const learn = (value: Json) => (isFailed ? [] : [{ ...key, field, value: { ...now, value } }]);
  if (only === undefined) {
    const actions = before === undefined ? [] : [...add(added), ...gone.map((each) => make(removed!, name(each, before), nothing))];
    return { actions, learnt: learn(now.value) };
  }
  if (only === 'added') return { actions: add(added), learnt: before === undefined ? [] : learn([...old, ...added]) };
  const taken = before === undefined ? given : given.filter((each) => has(old, each));
  const actions = taken.map((each) => make(rule.event, name(each, now), nothing));
  return { actions, learnt: before === undefined ? [] : learn(gone) };
}

/** What is acted upon: the conversation, the agent, or a thing by its own id; and under which key it is remembered. */
function findThing(profile: Profile, { rule: { entity }, values, evidence }: Joined, memory: Memory) {
  if (entity === null) return null;
  if (entity === undefined) {
    const { conversation } = values;
    if (conversation === undefined || conversation.value === null) return null;
    const key = { type: 'conversation', id: toText(conversation.value).slice(0, 500) };
    return { entity: { ...key, name: null }, key, evidence: conversation.evidence };
  }
  if ('self' in entity)
    return { entity: { type: entity.type, ...(readSelf(profile, memory) ?? { id: null, name: null }) }, key: selfKey, evidence };
  const id = values.entity?.value == null ? null : toText(values.entity.value).slice(0, 500);
  const known = id === null ? undefined : memory(entity.type, id)?.fields['name'];
  const named = values.entityName ?? known;
  const name = named === undefined || named.value === null ? null : toText(named.value).slice(0, 500);
  const key = id === null ? null : { type: entity.type, id };
  return { entity: { type: entity.type, id, name }, key, evidence: values.entity?.evidence ?? evidence };
}

/** What was remembered before; of the agent, else what was remembered under their name. */
function recallField(profile: Profile, key: { type: string; id: string } | null, field: string, memory: Memory) {
  const known = key === null ? undefined : memory(key.type, key.id)?.before[field];
  if (known !== undefined || key !== selfKey || profile.people === undefined) return known;
  const id = readSelf(profile, memory)?.id ?? null;
  return id === null ? undefined : memory(profile.people, id)?.before[field];
}

/** The agent as others will name them later; undefined where nobody knows who it is. */
function ownId(profile: Profile, seen: Learnt['value'], memory: Memory): Learnt['value'] | undefined {
  const id = readSelf(profile, memory)?.id ?? null;
  return id === null ? undefined : { ...seen, value: id, named: profile.people ?? null };
}

function listOf(value: Json): Json[] {
  return value === null ? [] : Array.isArray(value) ? value : [value];
}

function has(list: readonly Json[], one: Json): boolean {
  return list.some((each) => isSame(each, one));
}

/** Consoles write ids as numbers here and as texts there. */
function isSame(a: Json, b: Json): boolean {
  return toText(a) === toText(b);
}

/** The keys of all that `makeActions` may ask its memory for, so that they can be read first. */
export function listNeeds(profile: Profile, flights: readonly Flight[]): [type: string, id: string][] {
  const needs: [string, string][] = [[selfKey.type, selfKey.id]];
  for (const { rule, values } of flights.flatMap(({ sightings }) => sightings)) {
    const { entity } = profile.rules.find(({ id }) => id === rule) ?? {};
    const add = (type: string | null | undefined, value: Json | undefined): void => {
      if (type == null || value == null) return;
      for (const each of listOf(value)) needs.push([type, toText(each).slice(0, 500)]);
    };
    const { conversation } = values;
    if (conversation !== undefined && conversation.value !== null)
      needs.push(...listConversation(profile, toText(conversation.value).slice(0, 500), conversation.named));
    add(entity?.type, values.entity?.value);
    for (const slot of ['from', 'to', 'set'] as const) add(values[slot]?.named, values[slot]?.value);
  }
  return needs;
}

/** Under which keys a conversation may be remembered. */
export function listConversation(profile: Profile, id: string, named: string | null = null): [type: string, id: string][] {
  const alias = named ?? profile.conversation.alias;
  return alias === undefined
    ? [['conversation', id]]
    : [
        ['conversation', id],
        [alias, id],
      ];
}

/** The next reading: the things that the remembered values of those before name. */
export function listNamed(
  profile: Profile,
  remembered: Iterable<{ type: string } & Partial<Record<'fields' | 'before' | 'after', Record<string, Sighted>>>>,
): [type: string, id: string][] {
  const { group, groupType } = profile.conversation;
  const implied = (type: string, field: string): string | undefined => {
    if (field === 'conversation') return 'conversation';
    if (type === selfKey.type && field === 'id') return profile.people;
    const isGroup = type === 'conversation' ? field === group : (type === selfKey.type || type === profile.people) && field === 'groups';
    return isGroup ? groupType : undefined;
  };
  return [...remembered].flatMap(({ type, fields = {}, before = {}, after = {} }) =>
    [fields, before, after].flatMap(Object.entries<Sighted>).flatMap(([field, { value, named }]) => {
      const names = named ?? implied(type, field);
      return names == null ? [] : listOf(value).map((each): [string, string] => [names, toText(each).slice(0, 500)]);
    }),
  );
}
