/** Reads names, people, groups and links out of what is remembered: what is not there is null. */
import type { Action, Evidence } from '../events/action.ts';
import type { Json } from '../events/base.ts';
import type { Person } from '../events/person.ts';
import type { Sighted } from '../events/sighting.ts';
import { type Memory, selfKey } from './flight.ts';
import type { Joined } from './join-sightings.ts';
import type { Profile } from './profile.ts';
import { toText } from './read-value.ts';

export type Observed = Action['from'];
type Seen = Sighted & { evidence: Evidence[] };

/** A value as it is shown: with its name where it is the id of a thing. */
export function nameValue(profile: Profile, seen: Seen | undefined, memory: Memory): Observed {
  if (seen === undefined) return { value: null, evidence: [] };
  const { value, named, evidence } = seen;
  if (named === selfKey.type) {
    const self = readSelf(profile, memory);
    return self === null ? { value: null, evidence: [] } : { value: { ...self }, evidence };
  }
  if (named === null || value === null || Array.isArray(value)) return { value, evidence };
  const id = toText(value);
  const name = memory(named, id)?.fields['name'];
  return { value: { id, name: name === undefined ? null : name.value }, evidence };
}

export function readActor(
  profile: Profile,
  { rule, values }: Joined,
  memory: Memory,
): { kind: Action['actor']['kind']; person: Person | null } {
  const kind = rule.actor ?? 'agent';
  const [id, name] = [values.byId, values.byName].map((seen) => readText(seen?.value));
  const claimed = id == null && name == null ? null : { id: id ?? null, name: name ?? null };
  const person = claimed ?? (kind === 'agent' ? readSelf(profile, memory) : null);
  return { kind, person: person === null ? null : { ...person, console: profile.name, via: 'console' } };
}

/**
 * The agent as the console had named them by then; where it had not yet, or somebody had just logged out, as it named them next. Null where it has not. Where it gave an
 * id alone, the name is that of the person remembered under it.
 */
export function readSelf(profile: Profile, memory: Memory): Pick<Person, 'id' | 'name'> | null {
  const fields = findSelf(memory);
  const id = readText(fields?.['id']?.value);
  const name = readText(fields?.['name']?.value) ?? readText(findPerson(profile, id, memory)?.['name']?.value);
  return id === null && name === null ? null : { id, name };
}

function findSelf(memory: Memory) {
  const self = memory(selfKey.type, selfKey.id);
  const versions = [self?.before['id'], self?.before['name']];
  const wasNamed = versions.some((seen) => readText(seen?.value) !== null);
  const hadLeft = versions.some((seen) => seen !== undefined);
  return wasNamed ? self?.before : hadLeft ? self?.after : self?.fields;
}

/** The groups of whom the console had named: as it told of them then, or later if it still is the same person. */
function findOwnGroups(profile: Profile, memory: Memory) {
  const [then, now] = [findSelf(memory), memory(selfKey.type, selfKey.id)?.fields];
  const id = readText(then?.['id']?.value);
  const isSame = readText(now?.['id']?.value) === id;
  const told = [then?.['groups'], isSame ? now?.['groups'] : undefined, findPerson(profile, id, memory)?.['groups']];
  return told.find((seen) => seen !== undefined && seen.value !== null)?.value;
}

function findPerson({ people }: Profile, id: string | null, memory: Memory) {
  return people === undefined || id === null ? undefined : memory(people, id)?.fields;
}

/** What a signal calls a conversation may be a short-lived number: the id that was remembered for it, or else what it is called. */
export function findConversationId({ conversation }: Profile, seen: Seen, memory: Memory): Seen {
  const alias = seen.named ?? conversation.alias;
  if (alias === undefined || seen.value === null) return seen;
  const known = memory(alias, toText(seen.value).slice(0, 500));
  return known?.before['conversation'] ?? known?.fields['conversation'] ?? seen;
}

export function readConversation(profile: Profile, id: Seen | undefined, link: Seen | undefined, memory: Memory): Action['conversation'] {
  if (id === undefined || id.value === null) return null;
  const cid = toText(id.value).slice(0, 500);
  const known = memory('conversation', cid)?.fields;
  const address = link?.value ?? known?.['link']?.value ?? null;
  return { id: cid, link: readText(address), group: readGroup(profile, cid, memory) };
}

/** The name of the conversation's group, or its id where it has no name; null where the console has not shown it. */
export function readGroup({ conversation }: Profile, cid: string, memory: Memory): string | null {
  const seen = conversation.group === undefined ? undefined : memory('conversation', cid)?.fields[conversation.group];
  if (seen === undefined || seen.value === null) return null;
  const type = seen.named ?? conversation.groupType;
  const name = type === undefined ? undefined : memory(type, toText(seen.value))?.fields['name'];
  return readText(name?.value ?? seen.value);
}

/** Whether the conversation's group is one of the agent's; null where one of them is unknown. Either may be told by name or by id. */
export function isOwnGroup(profile: Profile, cid: string, memory: Memory): boolean | null {
  const { group: field, groupType } = profile.conversation;
  const seen = field === undefined ? undefined : memory('conversation', cid)?.fields[field];
  const told = findOwnGroups(profile, memory);
  if (seen === undefined || seen.value === null || told === undefined) return null;
  const groups = Array.isArray(told) ? told : [told];
  const type = seen.named ?? groupType;
  const names = groups.map((each) => readText(type === undefined ? null : memory(type, toText(each))?.fields['name']?.value));
  const own = new Set([...groups.map(toText), ...names.filter((name) => name !== null)]);
  return [toText(seen.value), readGroup(profile, cid, memory)].some((group) => group !== null && own.has(group));
}

function readText(value: Json | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : toText(value).slice(0, 500);
}
