/** Packed days come out as they went in, and what is said of many values is what sorting them says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinValues, listValues } from '../../../lib/activity/chat-values.ts';
import { countDay } from '../../../lib/activity/count-day.ts';
import { addDays, listDays } from '../../../lib/activity/days.ts';
import { packDays, unpackDays } from '../../../lib/activity/pack.ts';
import { readPercentile } from '../../../lib/activity/spreads.ts';
import { ada, firstDay, made, toFacts } from './make-facts.ts';

const days = listDays(firstDay, addDays(firstDay, 3));

test('any days of a pack are the days that were packed, with the values of their chats', () => {
  fc.assert(
    fc.property(made, fc.nat(4), fc.nat(4), (given, from, length) => {
      const counted = days.map((day) => {
        const { numbers, counted: kept } = countDay(ada, day, toFacts(given), Date.UTC(2027, 0, 1));
        return { day, numbers, chats: kept.chats };
      });
      const [first, end] = [addDays(firstDay, from - 1), addDays(firstDay, from - 1 + length)];
      const own = counted.filter(({ day }) => day >= first && day < end);
      const found = unpackDays(packDays(counted), first, end);
      expect(found.days).toEqual(own.map(({ day, numbers }) => ({ day, numbers })));
      expect(found.values).toEqual(joinValues([listValues(own.flatMap(({ chats }) => chats))]));
    }),
    { numRuns: 200 },
  );
});

test('what one day alone says, and a name with any sign in it, comes out too; what a day does not say is null', () => {
  const [one, two] = [
    { a: 1.5, 'b.c': { d: null, e: ['x'] } },
    { a: -0.1, 'b.c': { d: 'why' }, f: 2 },
  ];
  const pack = packDays([one, two].map((numbers, place) => ({ day: days[place]!, numbers: numbers as never, chats: [] })));
  expect(unpackDays(pack, days[0]!, days[2]!).days.map(({ numbers }) => numbers)).toEqual([
    { a: 1.5, 'b.c': { d: null, e: ['x'] }, f: null },
    { a: -0.1, 'b.c': { d: 'why', e: null }, f: 2 },
  ]);
});

test('a percentile is the value at its nearest rank', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.nat(5), fc.double({ noNaN: true })), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, share) => {
        const sorted = values.toSorted((a, b) => a - b);
        expect(readPercentile(values, share)).toEqual(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]);
      },
    ),
    { numRuns: 1000 },
  );
  expect(readPercentile([], 0.5)).toBeNull();
});
