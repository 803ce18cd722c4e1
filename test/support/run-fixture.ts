/** Runs a console's fixture through the rules alone, as one browser would see it: what the real thing does over processes, in one. */
import type { Action } from '../../lib/events/action.ts';
import { newId } from '../../lib/events/id.ts';
import type { Json } from '../../lib/events/base.ts';
import type { Identity, Memo } from '../../lib/events/sighting.ts';
import { findConversation } from '../../lib/consoles/find-conversation.ts';
import { type Flight, type Memory, type Remembered, selfKey } from '../../lib/consoles/flight.ts';
import { type ActionDraft, makeActions } from '../../lib/consoles/make-actions.ts';
import { listFrames } from '../../lib/consoles/list-frames.ts';
import { makeView } from '../../lib/consoles/make-view.ts';
import { matchSignal } from '../../lib/consoles/match-signal.ts';
import { judgeAnswer, readSent } from '../../lib/consoles/observe-frames.ts';
import type { Answer, Profile } from '../../lib/consoles/profile.ts';
import { gather, readBodyText } from '../../lib/consoles/read-body.ts';
import { readJsonText, readPath } from '../../lib/consoles/read-path.ts';
import { toText } from '../../lib/consoles/read-value.ts';
import type { Body, PageReader, RequestSignal, Signal, SocketSignal } from '../../lib/consoles/signal.ts';
import { createVisits } from '../../lib/consoles/visits.ts';
import type { Call, Expected, Fixture, SocketStep, Step } from '../consoles/fixture.ts';

export const origin = 'https://console.example';

/** Chromium does not tell the body of a PATCH or DELETE. */
export type Sight = 'chrome' | 'firefox';

/** The actions of each step. */
export function runFixture(profile: Profile, fixture: Fixture, sight: Sight): { step: Step; actions: ActionDraft[] }[] {
  return runWhole(profile, fixture, sight).played;
}

/** With all that is remembered in the end. */
export function runWhole(profile: Profile, fixture: Fixture, sight: Sight) {
  const console = openConsole(profile, sight);
  const played = fixture.steps.map((step) => ({ step, actions: console.play(step) }));
  return { played, memories: console.memories };
}

function openConsole(profile: Profile, sight: Sight) {
  const memories = new Map<string, Remembered['fields']>();
  /** As it is now, and as it was when a flight began. */
  const remember =
    (then: ReadonlyMap<string, Remembered['fields']>): Memory =>
    (type, id) => {
      const fields = memories.get(`${type}:${id}`);
      return fields && { fields, before: then.get(`${type}:${id}`) ?? {} };
    };
  let url = new URL('/', origin);
  let now = 1_000_000;
  let made: ActionDraft[] = [];
  let pending: Pending | null = null;
  let before: Json | undefined;
  let kept: Required<Pick<Step, 'local' | 'globals'>> = { local: {}, globals: {} };

  const learn = (type: string, id: string, fields: Remembered['fields']): void => {
    const key = `${type}:${id}`;
    memories.set(key, { ...memories.get(key), ...fields });
  };
  const learnMemo = ({ type, id, fields }: Memo): void =>
    learn(type, id, Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, { ...value, evidence: ['page'] }])));
  const learnSelf = ({ id, name, groups }: Identity): void => {
    const known = memories.get(`${selfKey.type}:${selfKey.id}`)?.['id']?.value;
    if (id !== null && known !== undefined && toText(known) !== id) memories.delete(`${selfKey.type}:${selfKey.id}`);
    const fields = Object.entries({ id, name, groups }).filter(([, value]) => value !== null);
    learn(
      selfKey.type,
      selfKey.id,
      Object.fromEntries(fields.map(([field, value]) => [field, { value: value, named: null, evidence: ['page'] }])),
    );
  };
  const visits = createVisits(newId, true, {
    onViewed: (visit, at) => views.push({ ...visit, phase: 'viewed', at, dwellMs: null }),
    onLeft: (visit, at, dwellMs) => views.push({ ...visit, phase: 'left', at, dwellMs }),
  });
  const views: Parameters<typeof makeView>[1][] = [];
  const settle = (main: Flight, other: Flight | null, then: ReadonlyMap<string, Remembered['fields']>): void => {
    const { actions, learnt } = makeActions(profile, main, other, remember(then));
    made.push(...actions);
    for (const { type, id, field, value } of learnt) learn(type, id, { [field]: value });
    const hasLeft = actions.some(({ event, outcome }) => event === 'account.logged-out' && outcome.value !== 'failed');
    if (hasLeft) memories.delete(`${selfKey.type}:${selfKey.id}`);
  };
  const see = (signal: Signal, evidence: Flight['evidence'], page: PageReader | null, answered: number | null = null): Flight => {
    const meaning = matchSignal(profile, signal, origin, page);
    if (evidence !== 'network') {
      if (meaning.identity !== null) learnSelf(meaning.identity);
      meaning.memos.forEach(learnMemo);
      if (meaning.closed) visits.open(null, (now += 10));
      if (meaning.opened !== null) visits.open({ conversation: meaning.opened, link: null, evidence: 'page' }, (now += 10));
    }
    const status = signal.kind === 'request' ? (signal.status ?? answered) : null;
    const bodySeen = signal.kind === 'request' && signal.readBody() !== null;
    return { evidence, at: now, settledAt: now + 5, status, broken: false, bodySeen, sightings: meaning.sightings };
  };
  const call = (each: Call, page: PageReader): void => {
    now += 100;
    const then = new Map(memories);
    const isBlind = sight === 'chrome' && (each.method === 'PATCH' || each.method === 'DELETE');
    const network = see(toSignal(each, isBlind, false), 'network', null, each.status ?? 200);
    const other = see(toSignal(each, false, true), 'page', page);
    settle(network, other, then);
  };
  const frame = (signal: SocketSignal, page: PageReader): void => {
    now += 100;
    if (pending !== null && signal.way === 'in') {
      const { flight, answer, sent, then } = pending;
      const ok = judgeAnswer(answer, sent, signal);
      if (ok !== null) {
        settle({ ...flight, sightings: flight.sightings.map((sighting) => ({ ...sighting, ok })) }, null, then);
        pending = null;
      }
    }
    const then = new Map(memories);
    const flight = see(signal, 'page', page);
    before = signal.frame;
    const answer = flight.sightings
      .map(({ rule }) => profile.rules.find(({ id }) => id === rule)?.success?.answer)
      .find((each) => each !== undefined);
    if (answer === undefined) settle(flight, null, then);
    else pending = { flight, answer, sent: readSent(answer, signal), then };
  };

  return {
    memories,
    play(step: Step): ActionDraft[] {
      made = [];
      views.length = 0;
      kept = { local: { ...kept.local, ...step.local }, globals: { ...kept.globals, ...step.globals } };
      const page = readPageOf(kept, () => findConversation(profile, url)?.groups ?? {});
      if (step.goTo !== undefined) {
        url = new URL(step.goTo, origin);
        const open = findConversation(profile, url);
        visits.open(open && { conversation: open.conversation, link: open.link, evidence: 'route' }, (now += 1000));
      }
      if (step.goTo !== undefined || step.html !== undefined) settle(see({ kind: 'load', url }, 'dom', page), null, new Map(memories));
      for (const each of step.calls ?? []) call(each, page);
      before = undefined;
      for (const each of (step.frames ?? []).flatMap(toSocketSignals)) frame({ ...each, before }, page);
      if (pending !== null) settle(pending.flight, null, pending.then);
      pending = null;
      made.push(...views.map((view) => makeView(profile, view, remember(memories))));
      return made;
    },
  };
}

interface Pending {
  flight: Flight;
  answer: Answer;
  sent: string | null;
  then: ReadonlyMap<string, Remembered['fields']>;
}

function toSocketSignals(step: SocketStep): SocketSignal[] {
  if ('close' in step) return [{ kind: 'socket', way: 'close', frame: step.close }];
  const way = 'out' in step ? 'out' : 'in';
  return listFrames('out' in step ? step.out : step.in).map((frame) => ({ kind: 'socket', way, frame }));
}

function toSignal({ method, path, headers = {}, body, status = 200, answer }: Call, isBlind: boolean, isPage: boolean): RequestSignal {
  const read = isBlind ? null : readCallBody(body);
  return {
    kind: 'request',
    method,
    url: new URL(path, origin),
    readBody: () => read,
    headers: isPage ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])) : {},
    // The browser's view is matched when the request starts: its status comes later.
    status: isPage ? status : null,
    response: isPage ? (typeof answer === 'string' ? readJsonText(answer) : answer) : undefined,
  };
}

function readCallBody(body: Call['body']): Body | null {
  if (body === undefined) return null;
  if ('json' in body) return { kind: 'json', value: body.json };
  return 'text' in body
    ? readBodyText(body.text)
    : { kind: 'form', value: gather(Object.entries('form' in body ? body.form : body.multipart)) };
}

/** What is read off a page stands in the step: texts and attributes are looked for in its HTML by the browser test alone. */
function readPageOf({ local, globals }: Required<Pick<Step, 'local' | 'globals'>>, readGroups: () => Record<string, string>): PageReader {
  const stored = flatten(local);
  return {
    text: () => null,
    attribute: () => null,
    local: (path) => stored[path],
    cookie: () => undefined,
    global: (path) => globals[path] ?? readPath(globals, path),
    route: (name) => readGroups()[name] ?? null,
  };
}

/** `user` → its parts by dotted path, as local storage holds JSON texts. */
function flatten(local: Record<string, string>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(local).flatMap(([key, text]): [string, Json][] => {
      const value = readJsonText(text);
      const isWhole = typeof value !== 'object' || value === null;
      return isWhole
        ? [[key, text] as const]
        : Object.entries(value as Record<string, Json>).map(([part, each]) => [`${key}.${part}`, each]);
    }),
  );
}

type Described = Pick<Action, 'event' | 'entity' | 'conversation' | 'from' | 'to' | 'outcome' | 'view'> & {
  actor: Pick<Action['actor'], 'person'>;
  initiator?: Action['initiator'];
};

/** An action as an expectation would put it, with the fields that `like` asks for. */
export function describeAction(action: Described, like: Expected): Expected {
  const { entity, conversation, view, actor } = action;
  const all: Record<keyof Expected, unknown> = {
    event: action.event,
    entity: entity.value === null || like.entity == null ? entity.value : pick(entity.value, like.entity),
    conversation: conversation?.id ?? null,
    link: conversation?.link == null ? null : conversation.link.replace(/^https?:\/\/[^/]+/, ''),
    group: conversation?.group ?? null,
    ownGroup: view?.ownGroup ?? null,
    from: action.from.value,
    to: action.to.value,
    by: actor.person?.name ?? actor.person?.id ?? null,
    outcome: action.outcome.value,
    initiator: action.initiator === undefined ? (like.initiator ?? null) : action.initiator,
  };
  return Object.fromEntries((Object.keys(like) as (keyof Expected)[]).map((key) => [key, all[key]])) as unknown as Expected;
}

function pick(value: Record<string, unknown>, like: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(like).map((key) => [key, value[key]]));
}
