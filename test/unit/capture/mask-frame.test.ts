import { EventType, type eventWithTime, IncrementalSource, NodeType } from '@rrweb/types';
import { expect, test } from 'vitest';
import { createEchoes } from '../../../lib/capture/echoes.ts';
import { createFrameMask } from '../../../lib/capture/mask-frame.ts';
import type { Masking } from '../../../lib/capture/mask-rules.ts';
import { createMasks } from '../../../lib/capture/masks.ts';
import { openPage } from './on-page.ts';

const html = '<p class="ruled" title="a">x</p><p class="plain" title="b">y</p><section class="boxed"><i title="c">z</i></section>';

/** Masks events of this page. Ids are places in its tree. */
function start(masking: Masking) {
  const document = openPage(html);
  const elements = Array.from(document.querySelectorAll('*'));
  const masks = createMasks(masking);
  const mirror = { getNode: (id: number) => elements[id] ?? null };
  const rest = { signal: new AbortController().signal, hasSecretPaths: false, scrub: (url: string) => url };
  const maskFrame = createFrameMask({ masks, echoes: createEchoes(), ...rest } as never, mirror);
  const idOf = (selector: string): number => elements.indexOf(document.querySelector(selector)!);
  return { maskFrame, idOf };
}

const nodeOf = (id: number, title: string) => ({ type: NodeType.Element, id, tagName: 'p', attributes: { title }, childNodes: [] });
const mutate = (data: object): eventWithTime =>
  ({
    type: EventType.IncrementalSnapshot,
    timestamp: 1,
    data: { source: IncrementalSource.Mutation, texts: [], attributes: [], removes: [], adds: [], ...data },
  }) as never;

test('in a full picture a rule decides on the attributes of each element', () => {
  const { maskFrame, idOf } = start({ maskLevel: 'none', maskRules: [{ selector: '.ruled', rule: 'mask-text' }] });
  const nodes = [nodeOf(idOf('.ruled'), 'a'), nodeOf(idOf('.plain'), 'b')];
  maskFrame({
    type: EventType.FullSnapshot,
    timestamp: 1,
    data: { node: { type: NodeType.Document, id: -1, childNodes: nodes } },
  } as never);
  expect(nodes.map(({ attributes }) => attributes)).toEqual([{}, { title: 'b' }]);
});

test('where all is masked, a rule that unmasks keeps what it hits, in pictures and in changes', () => {
  const { maskFrame, idOf } = start({ maskLevel: 'all', maskRules: [{ selector: '.plain', rule: 'unmask' }] });
  const attributes = ['.ruled', '.plain'].map((selector) => ({ id: idOf(selector), attributes: { title: 'new' } }));
  maskFrame(mutate({ attributes }));
  expect(attributes.map((change) => change.attributes)).toEqual([{}, { title: 'new' }]);
});

test('of a node that is not known any more nothing is kept', () => {
  const { maskFrame } = start({ maskLevel: 'none', maskRules: [{ selector: '.ruled', rule: 'mask-text' }] });
  const attributes = [{ id: 999, attributes: { title: 'new', class: 'c' } }];
  maskFrame(mutate({ attributes }));
  expect(attributes[0]?.attributes).toEqual({ class: 'c' });
});

test('a frame in a blocked element brings its document, and no change of it, nowhere', () => {
  const { maskFrame, idOf } = start({ maskLevel: 'none', maskRules: [{ selector: '.boxed', rule: 'block' }] });
  const attach = mutate({ isAttachIframe: true, adds: [{ parentId: idOf('i'), node: nodeOf(999, 'in it') }] });
  maskFrame(attach);
  expect(attach.data).toMatchObject({ adds: [] });
  const later = mutate({ adds: [{ parentId: idOf('i'), node: nodeOf(999, 'in it') }], removes: [{ parentId: idOf('i'), id: 999 }] });
  maskFrame(later);
  expect(later.data).toMatchObject({ adds: [], removes: [] });
});
