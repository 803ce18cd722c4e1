/** Where a thing of an agent's day leads: to its row in a log, and to its moment in the replay, as far as whoever looks may go there. */
import { defineNumber, definedNumbers } from '../../lib/activity/define-number.ts';
import type { Stretch } from '../../lib/activity/stretches.ts';
import type { Agent, Source } from '../../lib/events/activity-api.ts';
import type { LogFilter, ShownLog } from '../../lib/audit/related.ts';
import { writeRoute, type Route } from '../route.ts';
import { viewLog } from '../log/log-view.ts';
import { viewSession } from '../session/session-view.ts';
import { viewTranscript } from '../transcript/transcript-view.ts';
import { getMeaning, type NumberName } from './number-list.ts';
import { readPlace, type LaneItem } from './lane-items.ts';

export interface Links {
  source: string | null;
  canOpen: (route: Route) => boolean;
}

/** The row of the log that tells of it, among the rest of its conversation; of what has none, among the agent's doings of that time. */
export function findLogHref(item: LaneItem, { by }: Agent, links: Links): string | null {
  if (item.source === null) return null;
  const { console, conversation } = readPlace(item);
  const log: ShownLog = item.type === 'presence' || item.type === 'status' ? 'audit' : 'conversations';
  const filter: LogFilter = conversation === null ? { by } : { item: conversation, ...(console !== null && { console: [console] }) };
  const { at, stream, seq } = item.source;
  return hrefWhereOpen({ ...viewLog(log, filter, links.source), row: { at, stream, seq } }, links);
}

/** What was said in the conversation that it belongs to. */
export function findTranscriptHref(item: LaneItem, links: Links): string | null {
  const { console, conversation } = readPlace(item);
  return conversation === null ? null : hrefWhereOpen(viewTranscript(conversation, console, links.source), links);
}

/** Null where no recording belongs to it, or none may be seen. */
export function findReplayHref(item: LaneItem, links: Links): string | null {
  if (item.type === 'recorded') return hrefOfMoment(item.of.session, item.from, null, links);
  const moment: Source['moment'] = item.source?.moment ?? null;
  if (moment === null || moment.session === null) return null;
  // A tab that nobody observed nor inferred is no reason to show that tab alone.
  return hrefOfMoment(moment.session, moment.at, moment.place === null ? null : moment.tab, links);
}

/** The rows of the log that a number was counted from, where they are as many as it says; null where only the days' own things tell. */
export function findNumberHref(name: NumberName, agent: Agent, time: Stretch, links: Links): string | null {
  const { of, isLogged } = getMeaning(name);
  const defined = definedNumbers.find((each) => each === of);
  if (isLogged !== true || defined === undefined) return null;
  return hrefWhereOpen(viewLog('conversations', defineNumber(defined, agent, time).filter, links.source), links);
}

function hrefOfMoment(session: string, at: number, tab: number | null, links: Links): string | null {
  return hrefWhereOpen({ screen: 'session', source: links.source, ...viewSession(session, { at, tab }) }, links);
}

function hrefWhereOpen(route: Route, { canOpen }: Links): string | null {
  return canOpen(route) ? writeRoute(route) : null;
}
