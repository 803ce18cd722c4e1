/** Pages that are hard to replay, each small: what a browser draws of them live is what their replay has to look like. */
import { readFileSync } from 'node:fs';

export interface LookPage {
  name: string;
  /** What stands in the body; styles and scripts may be in it. */
  body: string;
  /** Attributes of `<html>`. */
  root?: string;
  dark?: boolean;
  /** The share of pixels that may differ. What is not perfect says why. */
  bound: number;
}

const font = readFileSync(new URL('../../../node_modules/@fontsource/pacifico/files/pacifico-latin-400-normal.woff2', import.meta.url));
/** After the first picture was taken, so that only what is told of later changes shows it. */
const later = (script: string): string => `<script>addEventListener('load', () => setTimeout(() => { ${script} }, 400))</script>`;
const rows = Array.from({ length: 40 }, (_, index) => `<tr><td>#${8800 + index}</td><td>Ana</td><td>Waits for a parcel</td></tr>`).join('');
const exact = 0.001;

/** `other` and `unknown` are two more origins: one that is recorded too, one that is not. */
export function listLookPages(other: string, unknown: string): LookPage[] {
  return [
    {
      name: 'css-in-js',
      bound: exact,
      body: `<style id="sheet"></style><style id="kept">.d { width: 100px; height: 40px; background: gold }</style>
        <div class="a">Inserted</div><div class="b">Adopted</div><div class="d"></div>
        ${later(`sheet.sheet.insertRule('.a { color: white; background: rebeccapurple; padding: 30px }');
          const adopted = new CSSStyleSheet(); adopted.replaceSync('.b { background: seagreen; padding: 20px }'); document.adoptedStyleSheets = [adopted];
          kept.sheet.cssRules[0].style.setProperty('background', 'tomato'); kept.sheet.insertRule('.e { color: red }', 1);
          setTimeout(() => adopted.cssRules[0].style.setProperty('background', 'teal'), 1200);
          setTimeout(() => kept.sheet.cssRules[0].style.setProperty('width', '300px'), 1200)`)}`,
    },
    {
      name: 'web font',
      bound: exact,
      body: `<style>@font-face { font-family: Hand; src: url(data:font/woff2;base64,${font.toString('base64')}) } body { font: 40px Hand }</style>
        <p>Written by hand</p>`,
    },
    {
      name: 'shadow DOM',
      bound: exact,
      body: `<my-card id="first"></my-card><my-card id="second"></my-card><late-card></late-card>
        <script>
          const fill = (root, color) => { root.innerHTML = '<style>p { color: white; padding: 12px } </style><p>In the shadow</p>';
            const sheet = new CSSStyleSheet(); sheet.replaceSync('p { background: ' + color + ' }'); root.adoptedStyleSheets = [sheet] };
          fill(first.attachShadow({ mode: 'open' }), 'navy'); fill(second.attachShadow({ mode: 'open' }), 'maroon');
        </script>
        ${later(`const sheet = new CSSStyleSheet(); sheet.replaceSync('p { border: 6px solid gold }');
          first.shadowRoot.adoptedStyleSheets.push(sheet);
          second.shadowRoot.querySelector('style').sheet.insertRule('p { font-size: 40px }');
          customElements.define('late-card', class extends HTMLElement { connectedCallback() { fill(this.attachShadow({ mode: 'open' }), 'green') } })`)}`,
    },
    {
      name: 'dialog and popover',
      bound: exact,
      body: `<p>Behind it</p><dialog id="ask"><h2>Close the ticket?</h2><button>Yes</button></dialog>
        <div popover="manual" id="hint" style="inset: auto; top: 20px; left: 20px; background: khaki">A hint over all</div>
        <style>dialog::backdrop { background: rgb(0 0 120 / 40%) }</style>${later('ask.showModal(); hint.showPopover()')}`,
    },
    {
      name: 'sticky header',
      bound: exact,
      body: `<style>th { position: sticky; top: 0; background: orange } #box { height: 260px; overflow: auto } header { position: sticky; top: 0; background: pink } #tall { height: 900px }</style>
        <div id="tall"><header>Stays</header><p>Goes</p><div id="box"><table><tr><th>Id</th><th>Who</th><th>What</th></tr>${rows}</table></div></div>
        ${later('box.scrollTop = 200; scrollTo(0, 60)')}`,
    },
    {
      name: 'virtual list',
      bound: exact,
      body: `<div id="view" style="height: 400px; overflow: auto; border: 1px solid"><div id="all" style="height: 200000px; position: relative"></div></div>
        <script>
          view.onscroll = () => { const from = Math.floor(view.scrollTop / 40); all.replaceChildren(...Array.from({ length: 12 }, (_, index) => {
            const row = document.createElement('div'); row.textContent = 'Row ' + (from + index);
            row.style.cssText = 'position: absolute; inset-inline: 0; height: 39px; border-bottom: 1px solid silver; transform: translateY(' + (from + index) * 40 + 'px)';
            return row })) }; view.onscroll();
        </script>${later('view.scrollTop = 80020')}`,
    },
    {
      name: 'SVG',
      bound: exact,
      body: `<svg width="0" height="0"><defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
        <symbol id="star" viewBox="0 0 10 10"><path d="M5 0 6 4 10 4 7 6 8 10 5 7 2 10 3 6 0 4 4 4z"/></symbol></defs></svg>
        <svg width="300" height="200"><rect width="200" height="100" fill="url(#g)" rx="12"/><use href="#star" width="80" height="80" x="200" fill="gold"/>
        <text x="10" y="150">Drawn words</text><foreignObject x="120" y="120" width="150" height="60"><div style="background: lime">HTML in it</div></foreignObject></svg>
        <img width="80" height="80" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E%3Ccircle cx='4' cy='4' r='4' fill='teal'/%3E%3C/svg%3E">`,
    },
    {
      name: 'form',
      bound: exact,
      body: `<form style="display: grid; gap: 8px; width: 300px"><input id="name"><textarea id="words"></textarea><select id="pick"><option>One<option>Two<option>Three</select>
        <label><input type="checkbox" id="box">Box</label><label><input type="radio" name="r" checked>One</label><label><input type="radio" name="r" id="radio">Two</label>
        <input type="range" id="range"><progress max="10" value="4"></progress><meter value="0.3"></meter><input placeholder="A hint"><input type="date" id="day">
        <button disabled>Send</button><details id="more"><summary>More</summary>The rest</details></form>
        ${later(`document.querySelector('#name').value = 'Set by script'; words.value = 'Also this'; pick.value = 'Three'; box.checked = true; radio.checked = true;
          range.value = 90; day.value = '2026-11-25'; more.open = true`)}`,
    },
    {
      name: 'frames',
      bound: exact,
      body: `<style>iframe { border: 3px solid navy; width: 260px; height: 120px; padding: 4px }</style>
        <iframe srcdoc="<body style='background: khaki'>Of this page"></iframe><iframe src="/inner"></iframe>
        <div style="transform: translate(20px, 10px); overflow: hidden; height: 100px; position: relative"><iframe src="${other}/card"></iframe>
        <b style="position: absolute; top: 30px; left: 60px; background: gold; z-index: 2">Over the frame</b></div>`,
    },
    {
      name: 'dark mode',
      bound: exact,
      dark: true,
      body: `<meta name="color-scheme" content="light dark"><style>:root { color-scheme: light dark } p { background: light-dark(white, navy) } @media (prefers-color-scheme: dark) { p { padding: 30px } }</style>
        <p>At night</p><input value="A field"><button>A button</button>`,
    },
    {
      name: 'right to left',
      root: 'lang="he" dir="rtl"',
      bound: exact,
      body: `<style>aside { border-inline-start: 12px solid teal; padding-inline: 30px 4px; inline-size: 200px }</style><h1>שלום לכם</h1><aside>שיחה 8841 Ana</aside>
        <div id="wide" style="overflow: auto; width: 300px"><div style="width: 900px">${'מילים '.repeat(60)}</div></div>${later('wide.scrollLeft = -120')}`,
    },
    {
      name: 'not recorded',
      // The boxes themselves: what was in them nobody kept.
      bound: 0.4,
      body: `<p>A chart and a stranger</p><canvas id="chart" width="260" height="120"></canvas> <iframe src="${unknown}/" width="260" height="120"></iframe>
        <script>const draw = chart.getContext('2d'); draw.fillStyle = 'teal'; draw.fillRect(20, 20, 200, 80)</script>`,
    },
  ];
}

export function writeLookPage({ name, body, root = 'lang="en"' }: LookPage): string {
  const style =
    '<style>html { scrollbar-width: none } body { margin: 16px; font: 16px "DejaVu Sans", sans-serif } input { caret-color: transparent }</style>';
  return `<!doctype html><html ${root}><head><meta charset="utf-8"><title>${name}</title>${style}</head><body>${body}</body></html>`;
}
