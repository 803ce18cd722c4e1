/** From a signal to what it means by a profile: actions that were sighted, things to remember, and who the agent is. */
import type { Json } from '../events/base.ts';
import type { Identity, Memo, Sighted, Sighting, Slot } from '../events/sighting.ts';
import { matchAddress } from './address.ts';
import { holdsAll, judgeAll } from './check-conditions.ts';
import { fillLink } from './fill-link.ts';
import { isActive } from './is-active.ts';
import type { Condition, Profile, Rule, Value, When } from './profile.ts';
import { readValue, toText, type Scene } from './read-value.ts';
import type { PageReader, Signal } from './signal.ts';

export interface Meaning {
  sightings: Sighting[];
  memos: Memo[];
  identity: Identity | null;
  /** The conversation that the console opened, where its address does not tell. */
  opened: string | null;
  /** No conversation is open any more. */
  closed: boolean;
}

const mostParts = 500;

/**
 * `origin` is the site's, for links. With `all`, candidates are matched too: Teach shows what they would have seen, and nothing of that is written.
 */
export function matchSignal(profile: Profile, signal: Signal, origin: string, page: PageReader | null, all = false): Meaning {
  const scene = (when: When[]): Scene | null => findScene(when, signal, page);
  const learnt = (when: When[]): Scene | null => {
    const found = scene(when);
    return found !== null && isAnswered(found) ? found : null;
  };
  const rules = profile.rules.filter((rule) => all || isActive(rule));
  const opened = profile.conversation.opened?.flatMap(({ when, id }) => readText(id, learnt(when)) ?? []) ?? [];
  return {
    sightings: rules.flatMap((rule) => sightRule(rule, scene(rule.when), (groups) => fillLink(profile, origin, groups))),
    memos: profile.remember.flatMap((entry) => {
      const found = learnt(entry.when);
      return found === null
        ? []
        : spread(entry.each, found).flatMap((part) => (holdsAll(entry.where, part) ? (readMemo(entry, part) ?? []) : []));
    }),
    identity: profile.person.map((who) => readIdentity(who, learnt(who.when))).find((identity) => identity !== null) ?? null,
    opened: opened[0] ?? null,
    closed: scene(profile.conversation.closed ?? []) !== null,
  };
}

/** The scene of the first alternative that fits. */
function findScene(alternatives: readonly When[], signal: Signal, page: PageReader | null): Scene | null {
  for (const when of alternatives) {
    const groups = fits(when, signal);
    if (groups === null) continue;
    const where = readWhere(when);
    const scene = { signal, groups, page, statuses: readStatuses(where) };
    if (holdsAll(where, scene)) return scene;
  }
  return null;
}

/** The statuses that conditions ask for: a request matches before its answer is there, and its sighting is held to them then. */
function readStatuses(where: readonly Condition[] | undefined): number[] | null {
  const asked = (where ?? []).filter(({ value, is }) => value === 'status:' && is !== undefined);
  return asked.length === 0 ? null : asked.flatMap(({ is }) => (is ?? []).map(Number));
}

/** Names, people and open conversations are learnt of an answer that is as it was asked for, and not before. */
function isAnswered({ signal, statuses }: Scene): boolean {
  return statuses === null || (signal.kind === 'request' && signal.status !== null);
}

function readWhere(when: When): readonly Condition[] | undefined {
  if ('request' in when) return when.request.where;
  if ('socket' in when) return when.socket.where;
  return 'load' in when ? when.load.where : when.dom.where;
}

function fits(when: When, signal: Signal): Record<string, string> | null {
  if ('request' in when) {
    const { method, where: _where, ...address } = when.request;
    if (signal.kind !== 'request' || !method.includes(signal.method as 'GET')) return null;
    return matchAddress(address)(signal.url);
  }
  if ('socket' in when) return signal.kind === 'socket' && signal.way === when.socket.way ? {} : null;
  if ('load' in when) {
    const { where: _where, ...address } = when.load;
    return signal.kind === 'load' ? matchAddress(address)(signal.url) : null;
  }
  return signal.kind === 'dom' && signal.event === when.dom.event && signal.element.closest(when.dom.selector) !== null ? {} : null;
}

/** One scene for each element of a list; a single thing is a list of one. */
function spread(each: Value | undefined, scene: Scene): Scene[] {
  if (each === undefined) return [scene];
  const list = readValue(each, scene)?.value;
  if (list === undefined || list === null) return [];
  return (Array.isArray(list) ? list : [list]).slice(0, mostParts).map((item) => ({ ...scene, item }));
}

type Link = (groups: Record<string, string>) => string | null;

function sightRule(rule: Rule, scene: Scene | null, link: Link): Sighting[] {
  if (scene === null) return [];
  return spread(rule.each, scene).flatMap((part, index): Sighting[] =>
    holdsAll(rule.where, part) ? [sight(rule, part, index, link)] : [],
  );
}

function sight(rule: Rule, scene: Scene, part: number, link: Link): Sighting {
  const values: Partial<Record<Slot, Sighted>> = {};
  const put = (slot: Slot, value: Value | null | undefined): void => {
    const read = value === undefined || value === null ? undefined : readValue(value, scene);
    if (read !== undefined) values[slot] = read;
  };
  if (rule.entity && 'id' in rule.entity) put('entity', rule.entity.id);
  if (rule.entity && 'name' in rule.entity) put('entityName', rule.entity.name);
  put('conversation', rule.conversation === undefined ? 'path:cid' : rule.conversation);
  const cid = values.conversation?.value;
  const address = cid === undefined || cid === null || typeof cid === 'object' ? null : link({ ...scene.groups, cid: String(cid) });
  if (address !== null) values.link = { value: address, named: null };
  put('from', rule.from);
  put('to', rule.to);
  put('set', rule.set?.of);
  put('byId', rule.by?.id);
  put('byName', rule.by?.name);
  put('text', rule.text?.value);
  const { automatic, success } = rule;
  return {
    rule: rule.id,
    part,
    values,
    ok: success?.where === undefined ? null : judgeAll(success.where, scene),
    automatic: automatic === true || (automatic !== undefined && holdsAll(automatic, scene)),
    statuses: scene.statuses,
  };
}

function readMemo({ type, id, set }: Profile['remember'][number], scene: Scene): Memo | null {
  const key = readText(id, scene);
  if (key === null) return null;
  const fields = Object.entries(set).flatMap(([field, value]) => {
    const read = readValue(value, scene);
    return read === undefined ? [] : [[field, read] as const];
  });
  return fields.length === 0 ? null : { type, id: key, fields: Object.fromEntries(fields) };
}

function readIdentity({ id, name, groups, each, where }: Profile['person'][number], scene: Scene | null): Identity | null {
  if (scene === null || (each === undefined && !holdsAll(where, scene))) return null;
  const list = groups === undefined ? undefined : each === undefined ? readValue(groups, scene)?.value : gather(groups, each, where, scene);
  const texts = list === undefined || list === null ? null : (Array.isArray(list) ? list : [list]).map((one) => toText(one).slice(0, 500));
  const identity = {
    id: id === undefined ? null : readText(id, scene),
    name: name === undefined ? null : readText(name, scene),
    groups: texts?.slice(0, 200) ?? null,
  };
  return identity.id === null && identity.name === null && identity.groups === null ? null : identity;
}

/** Undefined where there is no list: an agent of no group is another thing. */
function gather(value: Value, each: Value, where: readonly Condition[] | undefined, scene: Scene): Json[] | undefined {
  if (readValue(each, scene)?.value == null) return undefined;
  return spread(each, scene).flatMap((part) => (holdsAll(where, part) ? (readValue(value, part)?.value ?? []) : []));
}

function readText(value: Value, scene: Scene | null): string | null {
  const read = scene === null ? undefined : readValue(value, scene)?.value;
  if (read === undefined || read === null || read === '' || typeof read === 'object') return null;
  return toText(read).slice(0, 500);
}
