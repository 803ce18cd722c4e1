/** What must hold of any day that is counted, whatever was done and recorded. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNumbers } from '../../../lib/activity/combine.ts';
import { countChatRows, countDay } from '../../../lib/activity/count-day.ts';
import { addDays, listDays, readDayBounds } from '../../../lib/activity/days.ts';
import { definedNumbers, defineNumber } from '../../../lib/activity/define-number.ts';
import { statusKinds } from '../../../lib/events/activity-api.ts';
import { readPersonText } from '../../../lib/events/action-text.ts';
import { ada, dayStart, firstDay, made, minute, toFacts, type Made } from './make-facts.ts';
import { findSittings, isRecorded, readStatus } from './recount.ts';

/** The two days of facts, and one behind them. */
const days = listDays(firstDay, addDays(firstDay, 3));
const later = Date.UTC(2027, 0, 1);
const count = (given: Made, day: string) => countDay(ada, day, toFacts(given), later);
const runs = { numRuns: 300 };

test('the times in statuses and the unknown are the whole day, be it 24 hours or 25', () => {
  fc.assert(
    fc.property(made, (given) => {
      for (const day of days) {
        const { numbers } = count(given, day);
        const sum = [...statusKinds, 'unknown' as const].reduce((total, kind) => total + numbers.statusMs[kind], 0);
        expect(sum).toBe(numbers.spanMs);
        expect(numbers.spanMs).toBe((day === '2026-10-25' ? 25 : 24) * 60 * minute);
        expect(numbers.outOfChatsMs).toBeLessThanOrEqual(numbers.statusMs.online + numbers.statusMs.busy);
      }
    }),
    runs,
  );
});

test('each number is what a recount in another way gives', () => {
  fc.assert(
    fc.property(made, (given) => {
      const sittings = findSittings(given);
      for (const day of days) {
        const { numbers } = count(given, day);
        const { from, to } = readDayBounds(day, ada.timeZone);
        const [first, last] = [(from - dayStart) / minute, (to - dayStart) / minute];
        const isOfDay = (at: number): boolean => at >= first && at < last;
        const minutes = Array.from({ length: last - first }, (_, index) => first + index);
        const statuses = minutes.map((at) => readStatus(given, at));
        const time = (kind: string | null) => statuses.filter((each) => each === kind).length * minute;
        expect(numbers.statusMs).toEqual({
          online: time('online'),
          busy: time('busy'),
          away: time('away'),
          offline: time('offline'),
          other: 0,
          unknown: time(null),
        });
        expect(numbers.recordedMs).toBe(minutes.filter((at) => isRecorded(given, at)).length * minute);
        const inChat = (at: number): boolean => sittings.some((sitting) => sitting.from <= at && at < sitting.to);
        expect(numbers.inChatsMs).toBe(minutes.filter(inChat).length * minute);
        const reachable = minutes.filter((_, index) => statuses[index] === 'online' || statuses[index] === 'busy');
        expect(numbers.outOfChatsMs).toBe(reachable.filter((at) => !inChat(at)).length * minute);
        expect(numbers.chats).toBe(sittings.filter((sitting) => isOfDay(sitting.from)).length);
        const deeds = given.deeds.filter(({ at }) => isOfDay(at));
        const ofKind = (kind: string) => deeds.filter((deed) => deed.kind === kind).length;
        expect([numbers.sent, numbers.transferred, numbers.foreignViews]).toEqual([ofKind('send'), ofKind('transfer'), ofKind('foreign')]);
        expect(numbers.received).toBe(sittings.flatMap(({ received }) => received).filter(isOfDay).length);
        const responses = sittings.flatMap(({ firstResponse }) =>
          firstResponse !== null && isOfDay(firstResponse.at) ? [firstResponse.minutes] : [],
        );
        const sorted = responses.sort((a, b) => a - b);
        const median = sorted[Math.ceil(sorted.length / 2) - 1];
        expect(numbers.firstResponse).toMatchObject({ count: sorted.length, medianMs: median === undefined ? null : median * minute });
        expect(numbers.handling.count).toBe(sittings.filter(({ handling, to: end }) => handling !== null && isOfDay(end)).length);
      }
    }),
    runs,
  );
});

test('the order in which facts come does not matter, nor that some come twice', () => {
  fc.assert(
    fc.property(made, fc.infiniteStream(fc.nat()), (given, dice) => {
      const facts = toFacts(given);
      const shuffle = <T>(list: readonly T[]): T[] =>
        list
          .map((value) => ({ value, place: dice.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ value }) => value);
      const mixed = {
        ...facts,
        actions: shuffle([...facts.actions, ...facts.actions.slice(0, 5)]),
        sessions: shuffle(facts.sessions),
        gaps: shuffle(facts.gaps),
      };
      for (const day of days) expect(countDay(ada, day, mixed, later)).toEqual(countDay(ada, day, facts, later));
    }),
    runs,
  );
});

test('days add up to their range: each chat, message and answer counts in one day', () => {
  fc.assert(
    fc.property(made, (given) => {
      const counted = days.map((day) => count(given, day));
      const sittings = findSittings(given);
      const all = addNumbers(
        counted.map(({ numbers }) => numbers),
        countChatRows(counted.flatMap((day) => day.counted.chats)),
      );
      expect(all.chats).toBe(sittings.length);
      expect(all.firstResponse.count).toBe(sittings.filter(({ firstResponse }) => firstResponse !== null).length);
      expect(all.handling.count).toBe(sittings.filter(({ handling }) => handling !== null).length);
      expect(all.spanMs).toBe(73 * 60 * minute);
    }),
    runs,
  );
});

const exact = definedNumbers.filter((name) => defineNumber(name, ada, { from: 0, to: 1 }).isExact);

test('a number that counts rows counts those that its filter finds', () => {
  fc.assert(
    fc.property(made, fc.constantFrom(...exact), (given, name) => {
      const within = readDayBounds(firstDay, ada.timeZone);
      const { filter } = defineNumber(name, ada, within);
      const found = toFacts(given).actions.filter(
        ({ at, event, actor, outcome, initiator, view }) =>
          at >= filter.since! &&
          at < filter.until! &&
          filter.event!.includes(event) &&
          filter.outcome!.includes(outcome.value ?? '') &&
          (filter.by === undefined || filter.by.includes(readPersonText(actor.person) ?? '')) &&
          (filter.initiator === undefined || filter.initiator.includes(initiator ?? '')) &&
          (filter.ownGroup === undefined || view?.ownGroup === false),
      );
      expect(found.length).toBe(count(given, firstDay).numbers[name]);
    }),
    runs,
  );
});
