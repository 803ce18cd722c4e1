/** Makes a rule of a signal's shape and of what an admin says that it means. It holds for other conversations, and not for look-alikes. */
import type { SignalShape } from '../events/sighting.ts';
import type { Condition, Rule, When } from './profile.ts';

/** What the admin picked. Places are keys of the shape, or `:1`, `:2` … of its path; null: none. */
export interface Lesson {
  event: string;
  /** Where the conversation's id stands; `open`: it is the one that the address shows. */
  conversation: string | null;
  /** Where the new value stands. */
  to: string | null;
  /** What is acted upon, where it is not the conversation. */
  entity: { type: string; id: string | null } | null;
}

/** What an event changes of its thing, so that the next one knows what it was before. */
const fields: Record<string, string> = {
  'conversation.status-changed': 'status',
  'conversation.assigned': 'assignee',
  'conversation.priority-changed': 'priority',
  'conversation.typified': 'type',
  'agent.status-changed': 'status',
};

export function makeRule(id: string, shape: SignalShape, site: string, lesson: Lesson, now: number): Rule {
  const read = (place: string): string => toSource(place, shape, lesson);
  const { event, conversation, to, entity } = lesson;
  const field = to === null ? undefined : fields[event];
  return {
    id,
    event,
    provenance: 'taught',
    confirmedAt: now,
    when: [makeWhen(shape, site, lesson)],
    conversation: conversation === null ? null : conversation === 'open' ? 'route:cid' : read(conversation),
    ...(entity === null
      ? conversation === null
        ? { entity: null }
        : {}
      : { entity: { type: entity.type, ...(entity.id === null ? {} : { id: read(entity.id) }) } }),
    ...(to === null ? {} : { to: read(to) }),
    ...(field === undefined ? {} : { field }),
  };
}

/** The places that a lesson may name, in the shape's order. */
export function listPlaces({ path, keys }: SignalShape): string[] {
  const groups = [...path.matchAll(/:\d+/g)].map(([group]) => group);
  return [...groups, ...keys.filter((key) => !key.includes('=') && !key.includes('[]'))];
}

function makeWhen(shape: SignalShape, site: string, lesson: Lesson): When {
  const where = makeConditions(shape, lesson);
  switch (shape.kind) {
    case 'socket':
      return { socket: { way: shape.path === 'in' ? 'in' : 'out', where } };
    case 'dom':
      return { dom: { event: shape.path === 'change' || shape.path === 'submit' ? shape.path : 'click', selector: shape.selector ?? '*' } };
    case 'load':
      return { load: makeAddress(shape, lesson) };
    case 'request': {
      const isElsewhere = shape.host !== null && shape.host !== new URL(site).host;
      const address = makeAddress(shape, lesson);
      const method = [shape.method as 'POST'];
      const host = isElsewhere ? { host: shape.host!.replace(/:\d+$/, '') } : {};
      return { request: { method, path: address.path ?? '/', ...host, ...(where.length === 0 ? {} : { where }) } };
    }
  }
}

/** The address of a shape as a pattern; also of the route of an open conversation. */
export function makeAddress({ path }: SignalShape, { conversation }: Pick<Lesson, 'conversation'>): { path?: string; hash?: string } {
  const name = (part: string): string =>
    part.replaceAll(/[(){}*+?\\]/g, '\\$&').replaceAll(/:(\d+|n)/g, (group) => `:${group === conversation ? 'cid' : `p${group.slice(1)}`}`);
  const [before = '/', ...hash] = path.split('#');
  return hash.length === 0 ? { path: name(before) } : { path: name(before), hash: name(hash.join('#')) };
}

/** A name that tells it from others on the same address or socket, and the keys that it must have: a typing ping has others. */
function makeConditions({ kind, keys }: SignalShape, { to, conversation }: Lesson): Condition[] {
  const place = kind === 'socket' ? 'frame' : 'body';
  const named = keys.flatMap((key): Condition[] => {
    const [name = '', word] = key.split('=');
    if (word === undefined) return [];
    return [{ value: name === 'operation' && kind === 'request' ? 'operation:' : `${place}:${name}`, is: [word] }];
  });
  const needed = kind === 'request' || kind === 'socket' ? listNeeded(keys, [to, conversation]) : [];
  return [
    ...named,
    ...needed.map((key): Condition => ({ value: key.startsWith('?') ? `query:${key.slice(1)}` : `${place}:${key}`, exists: true })),
  ];
}

/** The keys that were picked, and those at the top of the body. */
function listNeeded(keys: readonly string[], picked: readonly (string | null)[]): string[] {
  const tops = keys.filter((key) => !/[=[\]?]/.test(key) && !key.includes('.')).slice(0, 6);
  const chosen = keys.filter((key) => picked.includes(key));
  return [...new Set([...chosen, ...tops])];
}

function toSource(place: string, { kind }: SignalShape, { conversation }: Lesson): string {
  if (/^:\w+$/.test(place)) return `path:${place === conversation ? 'cid' : `p${place.slice(1)}`}`;
  if (place.startsWith('?')) return `query:${place.slice(1)}`;
  return `${kind === 'socket' ? 'frame' : 'body'}:${place}`;
}
