/** Who is one agent: the names and ids under which the log knows the same human, on whatever devices and in whatever consoles. */
import type { Agent } from '../events/activity-api.ts';
import { readPersonText, readValueText } from '../events/action-text.ts';
import type { Action } from '../events/action.ts';
import { isOfAgent } from './facts.ts';

/** One way in which somebody was named on a device: `by` is what the log's filter takes. */
export interface Naming {
  by: string;
  hasName: boolean;
  personId: string | null;
  console: string | null;
  device: string;
  firstAt: number;
  lastAt: number;
}

/** Who acted; null where it was no agent, or one that nobody knows. */
export function readNaming(action: Action, device: string): Naming | null {
  const { person } = action.actor;
  const by = readPersonText(person);
  if (!isOfAgent(action) || by === null || person === null) return null;
  const { id: personId, name } = person;
  return { by, hasName: name !== null, personId, console: person.console ?? action.console, device, firstAt: action.at, lastAt: action.at };
}

/** Two of the log's names that `person.linked` says to be one human. */
export function readLink({ event, from, to, outcome }: Action): [string, string] | null {
  const [one, other] = [readValueText(from.value), readValueText(to.value)];
  return event === 'person.linked' && outcome.value !== 'failed' && one !== null && other !== null ? [one, other] : null;
}

export interface KnownAgent extends Agent {
  devices: string[];
}

export interface Surroundings {
  /** The group of a device, where it has one. */
  readGroup(device: string): string | null;
  readZone(groups: readonly string[]): string;
}

/**
 * Whoever has one name is one agent, as in the log; a name that two people share cannot be told apart there, nor here. An id without a name is the person who alone has that id in that console. All
 * else that is one human is so by `person.linked`.
 */
export function joinAgents(
  namings: readonly Naming[],
  links: readonly (readonly [string, string])[],
  { readGroup, readZone }: Surroundings,
): KnownAgent[] {
  const heads = new Map<string, string>();
  const find = (by: string): string => {
    const head = heads.get(by) ?? by;
    return head === by ? by : find(head);
  };
  const join = (one: string, other: string): void => void (find(one) !== find(other) && heads.set(find(one), find(other)));
  for (const [one, other] of [...links, ...findNames(namings)]) join(one, other);
  const agents = [...Map.groupBy(namings, ({ by }) => find(by)).values()].map((own): KnownAgent => {
    const named = own.filter(({ hasName }) => hasName).sort((a, b) => b.lastAt - a.lastAt || (a.by < b.by ? -1 : 1));
    const by = [...new Set(own.map((each) => each.by))].sort();
    const devices = [...new Set(own.map(({ device }) => device))].sort();
    const groups = [...new Set(devices.flatMap((device) => readGroup(device) ?? []))].sort();
    return {
      ...{ id: by.find((each) => named.some((naming) => naming.by === each)) ?? by[0]!, name: named[0]?.by.slice(0, 200) ?? null },
      ...{ by, groups, devices, timeZone: readZone(groups) },
      firstAt: Math.min(...own.map(({ firstAt }) => firstAt)),
      lastAt: Math.max(...own.map(({ lastAt }) => lastAt)),
    };
  });
  return agents.sort((a, b) => compare(a.name ?? a.id, b.name ?? b.id));
}

/** The name that an id alone stands for: where each console that uses that id knows it under one name, and all know the same. */
function findNames(namings: readonly Naming[]): [string, string][] {
  const names = Map.groupBy(
    namings.filter(({ hasName, personId }) => hasName && personId !== null),
    ({ console, personId }) => JSON.stringify([console, personId]),
  );
  const nameless = Map.groupBy(
    namings.filter(({ hasName }) => !hasName),
    ({ by }) => by,
  );
  return [...nameless].flatMap(([by, own]): [string, string][] => {
    const found = own.map(({ console, personId }) => new Set(names.get(JSON.stringify([console, personId]))?.map((naming) => naming.by)));
    const all = new Set(found.flatMap((each) => [...each]));
    const [name] = all;
    return name !== undefined && all.size === 1 && found.every(({ size }) => size === 1) ? [[by, name]] : [];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
