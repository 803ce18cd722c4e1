/** Counted days of 100,000 actions: late, in disorder, amid a kill, and each held against a recount. */
import { expect, test } from 'vitest';
import { expectRecount, fillMonth } from '../support/count-month.ts';

test('every day of a team over more than two months is what a recount of 100,000 actions gives', async () => {
  const days = { from: '2026-08-10', to: '2026-11-02' };
  const month = await fillMonth(days);
  expect(month.actions).toBeGreaterThan(100_000);
  expect((await expectRecount(month, days)).days.length).toBeGreaterThan(300);
  await month.store.close();
});
