/** Frames that no recorder made: every way known to us of making a replay run, fetch or look something up. Each has its own host name. */

interface ForgedEvent {
  type: number;
  timestamp: number;
  data: unknown;
}
type Attributes = Record<string, unknown>;

let nextId = 1000;
let nextHost = 0;
let nameHost: (number: number) => string;

/** Each is another address, so that what is fetched or looked up can be told apart. */
const remoteHost = () => nameHost((nextHost += 1));
const remote = () => `http://${remoteHost()}/x${nextHost}`;
const element = (tagName: string, attributes: Attributes = {}, childNodes: unknown[] = [], more: object = {}) => ({
  type: 2,
  id: (nextId += 1),
  tagName,
  attributes,
  childNodes,
  ...more,
});
const text = (textContent: string, more: object = {}) => ({ type: 3, id: (nextId += 1), textContent, ...more });
const svg = (tagName: string, attributes: Attributes = {}, childNodes: unknown[] = []) =>
  element(tagName, attributes, childNodes, { isSVG: true });

/** Marks the window that it ran in and, if it can, the one above all. */
const run = 'window.__ran = true; top.__ran = true';

function listHeadNodes(): unknown[] {
  const rels = [
    'preconnect',
    'dns-prefetch',
    'prefetch',
    'preload',
    'modulepreload',
    'icon',
    'stylesheet',
    'prerender',
    'manifest',
    'STYLESHEET',
    'alternate stylesheet',
  ];
  return [
    ...rels.map((rel) => element('link', { rel, href: remote(), as: 'image' })),
    element('LINK', { rel: 'dns-prefetch', href: `//${remoteHost()}` }),
    element('base', { href: remote() }),
    element('meta', { 'http-equiv': 'refresh', content: `0;url=${remote()}` }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: `default-src *; report-uri ${remote()}` }),
    element('meta', { 'http-equiv': 'x-dns-prefetch-control', content: 'on' }),
    element('script', {}, [text(run)]),
    element('script', { src: remote() }),
    element('script', { type: 'speculationrules' }, [text(`{"prefetch":[{"source":"list","urls":["${remote()}"]}]}`)]),
    element('style', {}, [text(`@import "${remote()}"; body { background: url(${remote()}) }`)]),
    element('style', {}, [text('body { background: u'), text(`rl(${remote()}) }`)]),
    element('style', { _cssText: `@im/* rr_split */port url("${remote()}"); p { background: u/* rr_split */rl("${remote()}") }` }, [
      text(''),
      text(''),
    ]),
    element('style', {
      _cssText: `@font-face { font-family: f; src: url(${remote()}) } * { font-family: f; cursor: \\75 rl(${remote()}), auto; list-style: image-set("${remote()}" 1x); border-image: \\55\\52\\4c("${remote()}") }`,
    }),
    element('link', {
      rel: 'stylesheet',
      _cssText: `div { background: -webkit-image-set(url(${remote()}) 1x); content: "url("; background: url(${remote()}); mask: ")" }`,
    }),
  ];
}

function listBodyNodes(): unknown[] {
  return [
    ...['img', 'video', 'audio', 'source', 'track', 'embed', 'iframe', 'frame', 'input', 'IMG', 'portal', 'fencedframe'].map((tag) =>
      element(tag, { src: remote(), srcset: `${remote()} 2x`, poster: remote(), type: 'image', autoplay: true, onerror: run, onload: run }),
    ),
    element('iframe', { srcdoc: `<script>${run}</script><img src="${remote()}">` }, [], { id: 77 }),
    element('iframe', { src: `javascript:${run}` }),
    element('object', { data: remote(), codebase: remote() }),
    element('applet', { archive: remote() }),
    element(
      'a',
      { href: `javascript:${run}`, ping: remote(), id: 'js-link', style: 'position:fixed;inset:0;z-index:9', attributionsrc: remote() },
      [text('click me')],
    ),
    element('a', { href: remote(), target: '_top', onclick: run }, [text('remote')]),
    element('form', { action: remote(), method: 'post' }, [
      element('button', { formaction: remote(), id: 'submit', autofocus: true, onfocus: run }, [text('Send')]),
    ]),
    element('div', {
      style: `background: url(${remote()}); background-image: \\000075rl('${remote()}')`,
      onpointerdown: run,
      background: remote(),
    }),
    element('table', { background: remote() }),
    element('body', { onload: run, background: remote() }),
    element('p', { rr_dataURL: remote(), rr_width: `1px;background:url(${remote()})` }),
    element('img', { rr_dataURL: remote(), src: 'data:image/png;base64,AA', srcset: remote() }),
    element('canvas', { rr_dataURL: remote() }),
    svg('svg', { onload: run }, [
      svg('script', {}, [text(run)]),
      svg('script', { 'xlink:href': remote() }),
      svg('image', { href: remote(), 'xlink:href': remote() }),
      svg('use', { href: `${remote()}#a`, 'xlink:href': `${remote()}#b` }),
      svg('a', { 'xlink:href': `javascript:${run}` }, [svg('animate', { attributeName: 'href', values: `javascript:${run}` })]),
      svg('set', { attributeName: 'xlink:href', to: remote() }),
      svg('filter', {}, [svg('feImage', { href: remote() })]),
      svg('rect', { fill: `url(${remote()}#x)`, filter: `URL("${remote()}")`, style: `mask: url(${remote()})` }),
      svg('style', {}, [text(`rect { fill: url(${remote()}) }`)]),
      svg('foreignObject', {}, [element('img', { src: remote() }), element('script', {}, [text(run)])]),
    ]),
    element('div', {}, [element('img', { src: remote() }, [], { isShadow: true })], { isShadowHost: true }),
    element('x-y', {}, [], { isCustom: true }),
  ];
}

/** Shapes that no document has: they must be skipped, and must not stop the player. */
function listMalformed(at: number): ForgedEvent[] {
  let deep: unknown = text('bottom'); // as deep as a collector takes it; it refuses deeper ones
  for (let depth = 0; depth < 950; depth += 1) deep = element('div', {}, [deep]);
  const same = element('div', {}, []);
  const nodes = [
    { type: 0, id: 5, childNodes: [] },
    { type: 99, id: 6 },
    null,
    7,
    element('__proto__'),
    element('constructor'),
    element('a b<'),
    { ...same, childNodes: [same] },
    element('a', {}, [], { isShadowHost: true }),
    { type: 1, id: 9, name: '<', publicId: '', systemId: '' },
    deep,
  ];
  return [
    { type: 2, timestamp: at, data: null },
    { type: 2, timestamp: at, data: { node: { type: 0, id: 1, childNodes: [] }, initialOffset: { top: 0, left: 0 } } },
    { type: 4, timestamp: at, data: { width: 1e12, height: -1 } },
    { type: 3, timestamp: at, data: { source: 0, adds: 'x' } },
    { type: 3, timestamp: at, data: { source: 1, positions: [{ x: 'NaN' }] } },
    { type: 3, timestamp: at, data: { source: 2, type: 'constructor', id: 3 } },
    ...nodes.map((node) => ({
      type: 3,
      timestamp: at,
      data: { source: 0, texts: [], attributes: [], removes: [{ id: 424242, parentId: 3 }], adds: [{ parentId: 3, nextId: null, node }] },
    })),
  ];
}

function listChanges(at: number): ForgedEvent[] {
  const change = (data: object) => ({ type: 3, timestamp: at, data });
  const mutate = (data: object) => change({ source: 0, texts: [], attributes: [], removes: [], adds: [], ...data });
  const late: Attributes = {
    src: remote(),
    href: remote(),
    srcset: remote(),
    onclick: run,
    style: { background: `url(${remote()})`, 'list-style': [`u\\72l(${remote()})`, 'important'] },
    poster: remote(),
    srcdoc: `<img src=${remote()}>`,
    action: remote(),
  };
  const frame = {
    type: 0,
    id: 7000,
    childNodes: [
      element('html', {}, [
        element('head', {}, [element('link', { rel: 'dns-prefetch', href: remote() })]),
        element('body', {}, [element('script', {}, [text(run)]), element('img', { src: remote() })]),
      ]),
    ],
  };
  return [
    mutate({ attributes: [10, 11, 12, 13, 14, 15, 16, 77, 424242].map((id) => ({ id, attributes: late })) }),
    mutate({ adds: [...listHeadNodes(), ...listBodyNodes()].map((node) => ({ parentId: 3, nextId: null, node })) }),
    mutate({ adds: [{ parentId: 77, nextId: null, node: frame }], isAttachIframe: true }),
    mutate({ texts: [{ id: 21, value: `* { background: url(${remote()}) }` }] }),
    mutate({ attributes: [{ id: 20, attributes: { _cssText: `* { background: url(${remote()}) }` } }] }),
    change({
      source: 8,
      id: 20,
      adds: [{ rule: `* { background: url(${remote()}) }`, index: 0 }],
      replace: `* { background: url(${remote()}) }`,
      replaceSync: `@import "${remote()}";`,
    }),
    change({ source: 13, id: 20, index: [0], set: { property: 'background', value: `url(${remote()})` } }),
    change({ source: 15, id: 1, styleIds: [1], styles: [{ styleId: 1, rules: [{ rule: `* { cursor: url(${remote()}), auto }` }] }] }),
    change({ source: 10, family: 'g', fontSource: `url(${remote()})`, buffer: false, descriptors: {} }),
    change({ source: 7, id: 10, type: 0, currentTime: 0 }),
    change({ source: 9, id: 16, type: 0, commands: [{ property: 'drawImage', args: [{ rr_type: 'HTMLImageElement', src: remote() }] }] }),
    change({ source: 5, id: 12, text: run, isChecked: false }),
    ...[0, 1, 2, 3, 4, 5].map((type) => change({ source: 2, type, id: 13, x: 5, y: 5 })),
  ];
}

/** The whole attack, from `start` (ms epoch) on, one step every 100 ms. `name` gives the host, perhaps with a port, of each remote address. */
export function forgeFrames(start: number, name = (number: number) => `h${number}.canary.test`): ForgedEvent[] {
  nameHost = name;
  const known = ['video', 'iframe', 'input', 'a', 'form', 'img', 'canvas'].map((tag, index) => element(tag, {}, [], { id: 10 + index }));
  const html = element('html', { manifest: remote() }, [
    element('head', {}, [...listHeadNodes(), element('style', {}, [text('p { color: red }', { id: 21 })], { id: 20 })]),
    element('body', { onload: run }, [element('h1', {}, [text('Still standing')]), ...known, ...listBodyNodes()], { id: 3 }),
  ]);
  const events: ForgedEvent[] = [
    { type: 4, timestamp: start, data: { href: remote(), width: 800, height: 600 } },
    {
      type: 2,
      timestamp: start,
      data: {
        node: { type: 0, id: 1, childNodes: [{ type: 1, id: 2, name: 'html', publicId: remote(), systemId: remote() }, html] },
        initialOffset: { top: 0, left: 0 },
      },
    },
    ...listChanges(start),
    ...listMalformed(start),
  ];
  return events.map((event, index) => ({ ...event, timestamp: start + index * 100 }));
}
