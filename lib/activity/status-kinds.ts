/** What consoles call an agent's status, as kinds that can be compared. */
import { statusKinds, type StatusKind } from '../events/activity-api.ts';

/** In this order: who is "not available" is not available, and who is "away and accepting" is away. */
const words: readonly (readonly [StatusKind, RegExp])[] = [
  ['offline', /\b(offline|invisible|logged out|signed out|disconnected|not logged in)\b/],
  [
    'busy',
    /\b(busy|dnd|do not disturb|occupied|not accepting|not accepting chats|on a? ?call|in a? ?call|after call|after chat|acw|wrap ?up|engaged)\b/,
  ],
  [
    'away',
    /\b(away|be right back|brb|back soon|break|lunch|pause[d]?|meeting|training|coaching|inactive|idle|out of office|unavailable|not available|not ready|do not route)\b/,
  ],
  ['online', /\b(online|available|active|ready|accepting|on duty)\b/],
];

/** Words that say something about a setting, not about being there. */
const settings = new Set(['online while active', 'visible']);

/** `event` counts more than the word: a console that says that somebody went online means it, whatever it calls that. */
export function readStatusKind(event: string, name: string | null): StatusKind {
  if (event === 'agent.went-online') return 'online';
  if (event === 'agent.went-offline' || event === 'account.logged-out') return 'offline';
  const plain = (name ?? '')
    .toLowerCase()
    .replace(/[_\-–—/.,:;()|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (settings.has(plain)) return 'other';
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other';
}

/**
 * Several consoles at once make one partition of the day: who is online in one can be reached, whatever another says. So the one counts that says most that somebody was there: online, busy,
 * away, a status that says none of these, offline.
 */
const byPresence: readonly StatusKind[] = ['online', 'busy', 'away', 'other', 'offline'];

export function chooseKind(kinds: readonly StatusKind[]): StatusKind | null {
  return byPresence.find((kind) => kinds.includes(kind)) ?? null;
}

export const noStatusMs = (): Record<StatusKind | 'unknown', number> =>
  Object.fromEntries([...statusKinds, 'unknown'].map((kind) => [kind, 0])) as Record<StatusKind | 'unknown', number>;
