/** Pages with one of everything that a person can act on, each with a trap for whoever counts. All of it fits in one window. */

/** A field in a frame, an element and a button: enough to see that what happens inside is recorded, once. */
const inner = (prefix: string): string =>
  `<button id="${prefix}-button">Button</button><input id="${prefix}-field"><span id="${prefix}-end" tabindex="0">End</span>`;

const style = `<style>
  body { margin: 4px; display: grid; grid-template-columns: repeat(4, 1fr); grid-auto-rows: 84px; gap: 4px; font: 14px sans-serif }
  form, section { overflow: hidden } iframe { width: 280px; height: 76px } .list { overflow: auto; height: 76px } .list p { height: 900px }
  footer { height: 3000px }
</style>`;

const shadow = `<trap-card></trap-card><script>
  customElements.define('trap-card', class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).innerHTML = '<form id="shadow-form"><button type="button" id="shadow-button">Button</button>' +
        '<input name="note" id="shadow-field" style="width: 80px"><input type="checkbox" id="shadow-box"></form>' +
        '<div id="shadow-list" style="overflow: auto; height: 40px"><p style="height: 900px">List</p></div>';
      this.shadowRoot.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
    }
  });
</script>`;

/** `other` is the origin of a frame of another site. */
export const makeTrapPages = (other: string): Record<string, string> => ({
  '/': `<!doctype html><title>Traps</title>${style}
    <section><button id="plain"><b id="bold">Plain</b></button> <button id="stopped">Stopped</button></section>
    <section><label id="box-label">Box <input type="checkbox" id="box"></label> <label for="far-box" id="far-label">Far</label></section>
    <section><input type="checkbox" id="far-box"><input type="radio" name="r" id="radio-1"><input type="radio" name="r" id="radio-2"></section>
    <form id="prevented" name="told"><input name="first" id="first"><input name="first" type="hidden"><button id="send">Send</button></form>
    <form id="buttonless"><input name="only" id="only"></form>
    <section><input id="source" value="copied"> <input id="target"> <span tabindex="0">After</span></section>
    <section><textarea id="area"></textarea> <span tabindex="0">After</span></section>
    <section><select id="choice"><option>One<option>Two<option>Three</select> <input type="date" id="date"> <span tabindex="0">After</span></section>
    <section><div id="editor" contenteditable>Draft</div> <span tabindex="0">After</span></section>
    <iframe id="same" src="/frame"></iframe>
    <iframe id="srcdoc" srcdoc='${inner('srcdoc')}'></iframe>
    <iframe id="blank"></iframe>
    <iframe id="cross" src="${other}/frame"></iframe>
    <iframe id="design" srcdoc="<p>Design</p>"></iframe>
    ${shadow}
    <section><p id="text">Everything here is text</p></section>
    <div class="list" id="list"><p>List</p></div>
    <div class="list" id="own-list"><p>List</p></div>
    <section><button id="push">Push</button> <button id="replace">Replace</button> <button id="back">Back</button> <a id="hash" href="#part">Hash</a></section>
    <form id="leaving" action="/sent"><input name="q" id="question"><button id="go">Go</button></form>
    <footer></footer>
    <script>
      const get = (id) => document.getElementById(id);
      get('blank').contentDocument.body.innerHTML = '${inner('blank')}';
      get('design').onload = () => { get('design').contentDocument.designMode = 'on'; };
      get('stopped').parentElement.addEventListener('click', (event) => event.stopImmediatePropagation(), true);
      for (const id of ['prevented', 'buttonless']) get(id).onsubmit = (event) => event.preventDefault();
      get('push').onclick = () => history.pushState(null, '', '/pushed?token=1');
      get('replace').onclick = () => history.replaceState(null, '', '/replaced');
      get('back').onclick = () => history.back();
    </script>`,
  '/frame': inner('same'),
  '/sent': '<!doctype html><title>Sent</title><a id="onward" href="/end">Onward</a>',
  '/end': '<!doctype html><title>End</title>',
});

export const otherPages: Record<string, string> = { '/frame': inner('cross') };
