/** What a thing of a day is called: in its bar, in its name for screen readers, and fact by fact where it is open. */
import type { Agent, Day } from '../../lib/events/activity-api.ts';
import { writeStars } from '../../lib/events/rating.ts';
import { findText, t } from '../../lib/text/t.ts';
import { nameSentiment } from '../name-sentiment.ts';
import { formatFine } from './amounts.ts';
import { formatOffset, formatTime } from './days.ts';
import { readPlace, type LaneItem } from './lane-items.ts';

/** As short as fits into a bar. */
export function nameItem(item: LaneItem): string {
  switch (item.type) {
    case 'presence':
      return item.of.console ?? t('agents.item.presence');
    case 'status':
      return item.of.name ?? t(`agents.status.${item.of.kind}`);
    case 'chat':
      return item.of.name ?? `#${item.of.conversation}`;
    case 'message':
      return t(`agents.item.${item.of.direction}`);
    case 'view':
      return item.of.conversation === null ? t('agents.item.view.unknown') : `#${item.of.conversation}`;
    case 'recorded':
      return t('agents.item.recorded');
    case 'gap':
      return t('agents.item.gap', { reason: nameReason(item.of.reason) });
    case 'clock':
      return t(item.of.stepMs < 0 ? 'agents.item.clock.back' : 'agents.item.clock.on', { length: formatFine(Math.abs(item.of.stepMs)) });
  }
}

/** The kind of thing, where the lane is not in sight. */
export function nameKind(item: LaneItem): string {
  return t(`agents.kind.${item.type === 'message' ? item.of.direction : item.type}`);
}

/** `Status: Available, 09:02 to 11:30, 2 h 28 min` */
export function describeItem(item: LaneItem, zone: string): string {
  const name = t('agents.item.named', { kind: nameKind(item), name: nameItem(item) });
  const facts = listFacts(item).map(({ label, value }) => t('agents.item.fact', { label, value }));
  return [name, describeTimes(item, zone), ...facts].join(', ');
}

/** From when to when, saying which of them nobody saw. */
export function describeTimes(item: LaneItem, zone: string): string {
  const [from, to] = [formatTime(item.from, zone, true), formatTime(item.to, zone, true)];
  if (item.type !== 'presence' && item.type !== 'status' && item.type !== 'chat') {
    if (item.type === 'gap' && item.of.toAt === null) return t('agents.time.gap-open', { from });
    return item.to > item.from ? t('agents.time.span', { from, to, length: formatFine(item.to - item.from) }) : from;
  }
  const length = formatFine(item.to - item.from);
  const { start, end } = item.of;
  return t(`agents.time.${start}.${end}`, { from, to, length });
}

/** The facts that a thing has beside its name and its times. What is not known is not there. */
export function listFacts(item: LaneItem): { label: string; value: string }[] {
  const facts: [string, string | null][] = [];
  if (item.type === 'status') facts.push([t('agents.fact.kind'), t(`agents.status.${item.of.kind}`)]);
  if (item.type === 'chat') facts.push(...listChatFacts(item.of));
  if (item.type === 'view')
    facts.push([t('agents.fact.dwell'), item.of.dwellMs === null ? t('agents.fact.not-measured') : formatFine(item.of.dwellMs)]);
  if (item.type === 'chat' || item.type === 'view') facts.push([t('agents.fact.group'), item.of.group]);
  if (item.type === 'chat' || item.type === 'message') facts.push([t('agents.fact.conversation'), item.of.conversation]);
  if (item.type !== 'presence') facts.push([t('agents.fact.console'), readPlace(item).console]);
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

function listChatFacts(chat: Day['chats'][number]): [string, string | null][] {
  return [
    [t('agents.fact.begin'), t(`agents.begin.${chat.begin}`)],
    [t('agents.fact.outcome'), t(`agents.outcome.${chat.outcome}`)],
    [t('agents.fact.reopened'), chat.isReopened ? t('agents.fact.yes') : null],
    [t('agents.fact.first-response'), chat.firstResponseMs === null ? t('agents.fact.not-measured') : formatFine(chat.firstResponseMs)],
    [t('agents.fact.messages'), t('agents.fact.messages.value', { sent: chat.sent, received: chat.received })],
    [t('agents.fact.rating'), chat.rating === null ? null : writeStars(chat.rating, chat.ratingMost ?? null)],
    [t('agents.fact.comment'), chat.ratingComment],
    [t('agents.fact.sentiment'), nameSentiment(chat.sentiment, chat.unscored)],
  ];
}

function nameReason(reason: string): string {
  return findText(`common.gap.${reason}`) ?? reason;
}

export function nameAgent(agent: Pick<Agent, 'id' | 'name'>): string {
  return agent.name ?? agent.id;
}

/** `Europe/Madrid (GMT+2)`; both offsets where clocks changed within the day. */
export function describeZone({ agent: { timeZone }, startAt, endAt }: Pick<Day, 'agent' | 'startAt' | 'endAt'>): string {
  const [first, last] = [formatOffset(startAt, timeZone), formatOffset(endAt - 1, timeZone)];
  const zone = timeZone.replaceAll('_', ' ');
  return first === last ? t('agents.zone', { zone, offset: first }) : t('agents.zone.changes', { zone, first, last });
}
