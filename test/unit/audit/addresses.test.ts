/** The address of a log holds all of its view, and an address that somebody broke still shows what is left of it. */
import { expect, test } from 'vitest';
import { readLogView, writeLogView } from '../../../components/log/log-view.ts';
import { readSessionView, viewSession, writeSessionView } from '../../../components/session/session-view.ts';
import { listRelated, type LogFilter } from '../../../lib/audit/related.ts';
import { makeAction, makeLog } from '../../support/fixture-actions.ts';

const action = makeAction(1, 1_700_000_000_000.25);

test('all filters and the open row stand in the address', () => {
  const filter: LogFilter = {
    event: ['conversation.viewed', 'something.of-tomorrow'],
    category: ['view', 'add'],
    by: ['Ana & Ben', 'דנה לוי', ''],
    kind: ['agent'],
    from: ['a,b', ''],
    to: ['100 %', '#1'],
    entityType: ['queue'],
    entity: ['q/1'],
    item: '8841',
    console: ['infobip'],
    evidence: ['network', 'dom'],
    outcome: ['failed'],
    initiator: [''],
    ownGroup: 'no',
    session: action.id,
    since: 1_700_000_000_000,
    until: 1_800_000_000_000,
    text: 'parcel “lost”',
  };
  const { at, stream, seq } = action;
  const view = { log: 'audit', filter, row: { at, stream, seq } } as const;
  expect(readLogView('audit', new URLSearchParams(writeLogView(view).toString()))).toEqual(view);
});

test('what does not fit is left out, and nothing else', () => {
  const read = (search: string) => readLogView('conversations', new URLSearchParams(search));
  const kept = { log: 'conversations', filter: { by: ['Ana'], category: ['view'] }, row: null };
  expect(read('by=Ana&category=view')).toEqual(kept);
  expect(read('by=Ana&category=view&category=nonsense&since=yesterday&until=-1&ownGroup=maybe&__proto__=1&log=audit&row=7')).toEqual(kept);
  expect(read('by=Ana&category=view&evidence=nonsense&session=1&since=&text=&cursor=1&limit=7&constructor=x')).toEqual(kept);
  expect(read(`row=1_${action.stream}_2_3`).row).toBeNull();
  expect(read(`row=NaN_${action.stream}_2`).row).toBeNull();
  expect(read(`row=5.5_${action.stream}_2`).row).toEqual({ at: 5.5, stream: action.stream, seq: 2 });
});

test('a session opens at a moment', () => {
  const view = viewSession(action.id, { at: 1_700_000_000_000, tab: 4 });
  expect(readSessionView(action.id, writeSessionView(view))).toEqual(view);
});

test('one row leads to who opened its conversation, and to the conversations of other groups that its person opened', () => {
  const viewed = makeLog(500).find(
    ({ event, actor, console }) => event === 'conversation.viewed' && actor.person !== null && console === 'atom',
  )!;
  const related = new Map(listRelated(viewed).map((each) => [each.question, each]));
  expect(related.get('who-opened')?.filter).toEqual({ item: viewed.conversation?.id, event: ['conversation.viewed'], console: ['atom'] });
  expect(related.get('other-groups')?.filter).toEqual({ by: [viewed.actor.person?.name], event: ['conversation.viewed'], ownGroup: 'no' });
  const lonely = { ...viewed, conversation: null, actor: { ...viewed.actor, person: null }, entity: { value: null, evidence: [] } };
  expect(listRelated(lonely)).toEqual([]);
});
