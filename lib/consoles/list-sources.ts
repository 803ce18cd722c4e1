/** Says what a rule reads of requests, answers, frames and pages: what it keeps, and what it only compares. */
import type { Profile, Rule } from './profile.ts';

export interface ReadSources {
  /** Written into an action, or remembered for a later one. */
  kept: string[];
  /** Looked at to decide, and forgotten. */
  compared: string[];
}

const source =
  /^(?:path|search|hash|query|body|operation|response|status|redirect|header|frame|before|text|attr|global|local|cookie|item|route):/;
/** Parts of a rule that decide whether it holds; all others make its action. */
const deciding = new Set(['when', 'where', 'success', 'automatic']);

export function listSources(rule: Rule): ReadSources {
  return split(rule);
}

/** What a profile remembers without an action: names of things, values that a later change will have changed, and who the agent is. */
export function listRemembered({ remember, person, conversation }: Pick<Profile, 'remember' | 'person' | 'conversation'>): string[] {
  return split([...remember, ...person, ...(conversation.opened ?? [])]).kept;
}

function split(part: unknown): ReadSources {
  const kept = new Set<string>();
  const compared = new Set<string>();
  walk(part, false, (text, isCompared) => (isCompared ? compared : kept).add(text));
  return { kept: [...kept].sort(), compared: [...compared].filter((text) => !kept.has(text)).sort() };
}

function walk(part: unknown, isCompared: boolean, tell: (source: string, isCompared: boolean) => void): void {
  if (typeof part === 'string') {
    if (source.test(part)) tell(part, isCompared);
  } else if (Array.isArray(part)) for (const each of part) walk(each, isCompared, tell);
  else if (typeof part === 'object' && part !== null)
    for (const [name, value] of Object.entries(part)) {
      // Words that a value is compared with or becomes are no sources, whatever they look like.
      if (['is', 'not', 'like', 'map', 'match', 'note', 'id'].includes(name) && !isReading(name, part)) continue;
      walk(value, isCompared || deciding.has(name), tell);
    }
}

/** An `id` is a value in an entity or an actor, and the rule's own name at its top. */
function isReading(name: string, part: object): boolean {
  return name === 'id' && !('event' in part);
}
