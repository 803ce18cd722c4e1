/** Which page is shown when. */
import { describe, expect, test } from 'vitest';
import type { StreamView } from '../../../lib/events/api.ts';
import { listDocuments, listTabs, matchFrames, pickDocument } from '../../../lib/replay/documents.ts';

function view(
  number: number,
  tab: number,
  from: number,
  to: number,
  more: { ended?: boolean; frame?: number; parentDocument?: string } = {},
): StreamView {
  const id = `01934b00-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const header = {
    id,
    kind: 'frames' as const,
    device: id,
    session: id,
    person: null,
    tab,
    frame: more.frame ?? 0,
    document: `d${number}`,
    parentDocument: more.parentDocument ?? null,
    origin: 'https://a.example',
    maskLevel: 'all' as const,
    openedAt: from,
    verified: true,
  };
  return { header, firstAt: from, lastAt: to, records: 10, lastSeq: 9, ended: more.ended ?? true, missing: [] };
}

const documents = listDocuments([
  view(3, 2, 300, 900),
  view(1, 1, 0, 200, { ended: false }),
  view(2, 1, 500, 1000),
  view(4, 1, 510, 700, { parentDocument: 'd2' }),
]);
const uses = [
  { at: 0, tab: 1 },
  { at: 350, tab: 2 },
  { at: 600, tab: 1 },
];
const show = (at: number, tab: number | null = null, stream: string | null = null) =>
  pickDocument(documents, at, { tab, stream }, uses)?.document ?? null;

test('follows the tab that was used last', () => {
  expect([show(100), show(400), show(650)]).toEqual(['d1', 'd3', 'd2']);
});

test('a page without an end mark lasts until the next page of its tab', () => {
  expect(show(450, 1)).toBe('d1');
  expect(show(520, 1)).toBe('d2');
});

test('the last picture that is known stays, where no end is known', () => {
  const [open] = listDocuments([view(5, 1, 0, 200, { ended: false })]);
  expect(pickDocument([open!], 5000, { tab: null, stream: null }, [])?.document).toBe('d5');
});

test('shows nothing where nothing was open', () => {
  expect([show(1000, 2), show(2000)]).toEqual([null, null]);
});

test('a page is shown from a moment before its first picture, unless another one is still there', () => {
  const [first, second] = listDocuments([view(6, 1, 5000, 6000), view(7, 1, 6050, 6400)]);
  const at = (time: number) => pickDocument([first!, second!], time, { tab: 1, stream: null }, [])?.document ?? null;
  expect([3000, 4999, 5999, 6020].map(at)).toEqual([null, 'd6', 'd6', 'd7']);
});

test('of the pages that open in a moment, the next one is shown', () => {
  const three = listDocuments([view(10, 1, 1, 600), view(11, 1, 890, 930), view(12, 2, 980, 1200)]);
  const at = (time: number, tab: number | null) => pickDocument(three, time, { tab, stream: null }, [{ at: 0, tab: 1 }])?.document ?? null;
  expect([0, 700].map((time) => at(time, null))).toEqual(['d10', 'd11']);
  expect(at(0, 2)).toBe('d12');
});

test('a frame is shown only when it is asked for', () => {
  expect(show(600, 1)).toBe('d2');
  expect(show(600, 1, documents.find(({ document }) => document === 'd4')!.stream)).toBe('d4');
});

test('a frame is no page, though the browser did not say which document is around it', () => {
  const [page, frame] = listDocuments([view(8, 1, 0, 900), view(9, 1, 100, 900, { frame: 7 })]);
  expect(pickDocument([page!, frame!], 500, { tab: null, stream: null }, [])?.document).toBe('d8');
});

test('tabs stand in order of first use', () => expect(listTabs(documents)).toEqual([1, 2]));

describe('the recording of a frame', () => {
  const page = documents.find(({ document }) => document === 'd2')!;
  const inside = 'https://a.example';

  test('is the one that was open in that page', () => {
    expect(matchFrames([inside, 'https://b.example'], page, documents, 600).map((found) => found?.document)).toEqual(['d4', undefined]);
    expect(matchFrames([inside], page, documents, 800)).toEqual([null]);
  });

  test('is nobody’s guess where two could be it', () => {
    expect(matchFrames([inside, inside], page, documents, 600)).toEqual([null, null]);
    const twice = [...documents, ...listDocuments([view(5, 1, 520, 700, { parentDocument: 'd2' })])];
    expect(matchFrames([inside], page, twice, 600)).toEqual([null]);
  });

  test('is not that of a frame of another page, or deeper inside', () => {
    const others = listDocuments([view(6, 1, 500, 700, { frame: 3 }), view(7, 2, 500, 700, { parentDocument: 'd3' })]);
    expect(matchFrames([inside], page, others, 600)).toEqual([null]);
  });
});
