/** The address of the agents' screens holds all of their view, and one that somebody broke still shows what is left of it. */
import { expect, test } from 'vitest';
import {
  readAgentDayView,
  readAgentsView,
  readDay,
  viewAgentDay,
  viewAgents,
  writeAgentDayView,
  writeAgentsView,
} from '../../../components/agents/agents-view.ts';

test('a month, its range and its open number stand in the address', () => {
  const view = { agent: 'desk:a & b', group: 'Tier 1', month: '2026-10', from: '2026-10-05', to: '2026-10-09', rows: 'chats' };
  expect(readAgentsView(new URLSearchParams(writeAgentsView(view).toString()))).toEqual(view);
  const { screen: _screen, ...blank } = viewAgents();
  expect(writeAgentsView(blank).toString()).toBe('');
});

test('a day, the part in sight and what is open stand in the address', () => {
  const { screen: _screen, ...view } = viewAgentDay('p:1', '2026-10-05', {
    from: 5,
    to: 9,
    as: 'table',
    pick: 'chats.x.1~3',
    rows: 'sent',
  });
  expect(readAgentDayView('p:1', '2026-10-05', new URLSearchParams(writeAgentDayView(view).toString()))).toEqual(view);
});

test('what does not fit is left out, and nothing else', () => {
  expect(readAgentsView(new URLSearchParams('agent=a&month=2026-13&from=2026-10-09&to=2026-10-05'))).toEqual({
    ...{ agent: 'a', group: null, month: null, from: null, to: null, rows: null },
  });
  expect(readAgentDayView('a', '2026-10-05', new URLSearchParams('from=9&to=5&as=poem'))).toMatchObject({
    from: null,
    to: null,
    as: 'lanes',
  });
  expect([readDay('2026-02-30'), readDay('2026-2-3'), readDay(null), readDay('2028-02-29')]).toEqual([null, null, null, '2028-02-29']);
});
