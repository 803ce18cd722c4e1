/** Pages that hold and ask for words which stand nowhere else, each in a place of its own, and at which levels such a word may be kept. */
import type { Site } from '../../lib/events/api.ts';
import type { MaskLevel } from '../../lib/events/base.ts';

type Kept = readonly MaskLevel[];
const never: Kept = [];
const asTyped: Kept = ['none'];
const asText: Kept = ['inputs', 'none'];
/** By a rule of the admin alone. */
const always: Kept = ['all', 'inputs', 'none'];

/** What stands beside each level. */
export const secretMasking = {
  maskRules: [
    { selector: '.ruled, #same-ruled', rule: 'mask-text' },
    { selector: '.typed-here', rule: 'mask-inputs' },
    { selector: '.boxed', rule: 'block' },
    { selector: '.opened', rule: 'unmask' },
  ],
  secretPaths: ['/reset/*'],
} satisfies Pick<Site, 'maskRules' | 'secretPaths'>;

/** What a person types, by the id of the field. */
export const typedSecrets: Record<string, Kept> = {
  text: asTyped,
  search: asTyped,
  email: asTyped,
  area: asTyped,
  editor: asTyped,
  plain: asTyped,
  aria: asTyped,
  unmarked: asTyped,
  shadow: asTyped,
  'shadow-editor': asTyped,
  same: asTyped,
  'same-editor': asTyped,
  srcdoc: asTyped,
  marked: never,
  blocked: never,
  password: never,
  shown: never,
  'shadow-shown': never,
  'same-shown': never,
  code: never,
  card: never,
  csc: never,
  'ruled-field': never,
  'opened-field': always,
  'opened-password': never,
};

/** What the page brings along, by its place. */
export const givenSecrets: Record<string, Kept> = {
  'page text': asText,
  'page title': asText,
  caption: asText,
  'title attribute': asText,
  'data attribute': asText,
  'aria label': asText,
  alt: asText,
  placeholder: asText,
  option: asText,
  'svg title': asText,
  'shadow text': asText,
  'frame text': asText,
  'value of a field': asTyped,
  'text of an area': asTyped,
  'text of an editor': asTyped,
  'marked text': never,
  'marked attribute': never,
  'blocked text': never,
  'hidden input': never,
  'value of a password': never,
  'value of a code': never,
  'own query': never,
  'own fragment': never,
  'link query': never,
  'image query': never,
  'style query': never,
  'action query': never,
  'frame query': never,
  comment: never,
  script: never,
  handler: never,
  'script link': never,
  meta: never,
  'ruled text': never,
  'ruled attribute': never,
  'ruled text in a button': never,
  'ruled text in a frame': never,
  'boxed text': never,
  'boxed frame': never,
  'boxed name': never,
  'opened text': always,
  'opened attribute': always,
  'secret path': never,
  'secret route': never,
};

const letters = 'qzxvjkw';
const levels: readonly MaskLevel[] = ['all', 'inputs', 'none'];
const names = [...Object.keys(typedSecrets), ...Object.keys(givenSecrets)];

/** A letter that no other text begins a word of such letters with, and seven more; two words differ in their first six. */
export function makeSecret(level: MaskLevel, name: string): string {
  const number = ((levels.indexOf(level) * names.length + names.indexOf(name) + 1) * 411_034) % letters.length ** 7;
  return `y${Array.from({ length: 7 }, (_, place) => letters[Math.floor(number / letters.length ** place) % letters.length]).join('')}`;
}

/** All words of a level's pages by their names, or those that may be kept only. */
export function listSecrets(level: MaskLevel, isKeptOnly: boolean): Record<string, string> {
  const all = Object.entries({ ...typedSecrets, ...givenSecrets }).filter(([, kept]) => !isKeptOnly || kept.includes(level));
  return Object.fromEntries(all.map(([name]) => [`${level}: ${name}`, makeSecret(level, name)]));
}

const style =
  'body { margin: 4px; display: flex; flex-wrap: wrap; gap: 2px } input, iframe, [contenteditable] { width: 120px; height: 40px }';

/** The page of a level; `echo` has it repeat all that is typed, wherever a page can. */
export function makeSecretPages(level: MaskLevel, echo: boolean): Record<string, string> {
  const of = (name: string): string => makeSecret(level, name);
  return {
    '/': `<!doctype html><html><head><title>${of('page title')}</title><meta name="description" content="${of('meta')}">
      <style>${style} body { background: url(/none.png?q=${of('style query')}) }</style></head><body>
      <!-- ${of('comment')} --><script>var kept = '${of('script')}';</script>
      <p id="words">${of('page text')}</p> <button id="caption" onclick="'${of('handler')}'">${of('caption')}</button>
      <i title="${of('title attribute')}" data-note="${of('data attribute')}" aria-label="${of('aria label')}"></i>
      <img alt="${of('alt')}" src="/none.png?q=${of('image query')}"> <svg><title>${of('svg title')}</title></svg>
      <a href="/next?q=${of('link query')}">Link</a> <a href="javascript:'${of('script link')}'">Link</a>
      <form action="/sent?q=${of('action query')}"></form> <select><option>${of('option')}</option></select>
      <input value="${of('value of a field')}" placeholder="${of('placeholder')}"> <textarea>${of('text of an area')}</textarea>
      <p contenteditable>${of('text of an editor')}</p> <input type="hidden" value="${of('hidden input')}">
      <input type="password" value="${of('value of a password')}"> <input autocomplete="one-time-code" value="${of('value of a code')}">
      <section data-cotrail-mask><p title="${of('marked attribute')}">${of('marked text')}</p><input id="marked"></section>
      <section data-cotrail-block><p>${of('blocked text')}</p><input id="blocked"></section>
      <input id="text"> <input id="search" type="search"> <input id="email" type="email"> <textarea id="area"></textarea>
      <div id="editor" contenteditable></div> <div id="plain" contenteditable="plaintext-only"></div>
      <div id="aria" role="textbox" contenteditable></div> <input id="unmarked" data-cotrail-unmask>
      <input id="password" type="password"> <input id="shown" type="password"> <input id="code" autocomplete="one-time-code">
      <input id="card" autocomplete="cc-number"> <input id="csc" autocomplete="section-a billing cc-csc">
      <p class="ruled" title="${of('ruled attribute')}">${of('ruled text')}</p> <button id="holder">b<i class="ruled">${of('ruled text in a button')}</i></button>
      <p class="boxed"><button id="boxed" name="${of('boxed name')}">${of('boxed text')}</button></p> <iframe class="boxed" src="/boxed"></iframe>
      <section class="opened"><p title="${of('opened attribute')}">${of('opened text')}</p><input id="opened-field"><input id="opened-password" type="password"></section>
      <section class="typed-here"><input id="ruled-field"></section>
      <a href="/reset/${of('secret path')}">Link</a> <a href="reset/${of('secret path')}">Link</a> <a href="/#/reset/${of('secret route')}">Link</a>
      <secret-card></secret-card> <iframe id="same-frame" src="/frame?q=${of('frame query')}"></iframe>
      <iframe id="srcdoc-frame" srcdoc="<input id=srcdoc>"></iframe> <section id="echoes"></section>
      <script>
        customElements.define('secret-card', class extends HTMLElement {
          connectedCallback() {
            this.attachShadow({ mode: 'open' }).innerHTML = '<p>${of('shadow text')}</p><input id="shadow">' +
              '<p id="shadow-editor" contenteditable>.</p><input id="shadow-shown" type="password">';
          }
        });
        ${echo ? echoScript : ''}
      </script></body></html>`,
    '/boxed': `<p class="vaulted">${of('boxed frame')}</p>`,
    '/frame': `<p>${of('frame text')}</p><p id="same-ruled">${of('ruled text in a frame')}</p><input id="same"><p id="same-editor" contenteditable>.</p><input id="same-shown" type="password">`,
  };
}

const echoScript = `
  const box = document.getElementById('echoes');
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];
  const repeat = (text) => {
    const safe = CSS.escape(text);
    history.replaceState(null, '', '/echo/' + encodeURIComponent(text) + '?q=' + encodeURIComponent(text) + '#/' + encodeURIComponent(text));
    document.title = text;
    box.innerHTML = '<p>p</p><button>b</button><img><input><select><option>o</option></select><a>a</a><form><input></form><svg><text>t</text></svg><style></style>';
    for (const element of box.querySelectorAll('*')) {
      for (const name of ['id', 'class', 'title', 'name', 'alt', 'label', 'value', 'placeholder', 'aria-label', 'aria-description', 'data-echo', 'href', 'src', 'slot', 'part', 'role'])
        element.setAttribute(name, text);
      element.setAttribute('data-' + encodeURIComponent(text).replaceAll('%', ''), '');
      element.style.setProperty('--echo', text);
      element.style.setProperty('content', JSON.stringify(text));
      if (element.localName !== 'select') element.append(text, document.createComment(text));
    }
    box.querySelector('style').textContent = '.echo::after { content: ' + JSON.stringify(text) + ' } .' + safe + ' { color: red }';
    sheet.replaceSync('.echo { --echo: ' + JSON.stringify(text) + ' }');
    sheet.insertRule('.' + safe + ' { color: blue }');
    dispatchEvent(new CustomEvent('cotrail:event', { detail: { event: text, value: { [text]: text } } }));
  };
  const follow = (root) => root.addEventListener('input', (event) => {
    const field = event.composedPath()[0];
    repeat(field.value ?? field.textContent);
  });
  follow(document);
  document.addEventListener('submit', (event) => event.preventDefault());
  for (const frame of document.querySelectorAll('iframe')) frame.addEventListener('load', () => follow(frame.contentDocument));
`;
