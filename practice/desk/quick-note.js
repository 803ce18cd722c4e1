/** A widget as vendors ship them: all of it in an open shadow root, its form included. */

const template = document.createElement('template');
template.innerHTML = `
  <style>
    form { display: grid; gap: 8px; }
    h3 { margin: 0; font-size: 14px; }
    input, button { box-sizing: border-box; font: inherit; color: inherit; min-block-size: 32px; padding: 4px 8px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
    #clear { inline-size: 100%; margin-block-start: 8px; }
    ul { margin: 8px 0 0; padding: 0; list-style: none; }
    li { padding: 4px 0; border-block-end: 1px solid var(--line); }
  </style>
  <form name="quick-note">
    <h3>Notes</h3>
    <input name="note" aria-label="Note" placeholder="A note for your team" autocomplete="off" />
    <button>Add note</button>
  </form>
  <button id="clear" type="button">Clear notes</button>
  <ul></ul>`;

class QuickNote extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    root.append(template.content.cloneNode(true));
    const list = root.querySelector('ul');
    root.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      const { note } = event.target.elements;
      const item = document.createElement('li');
      item.textContent = note.value;
      list.prepend(item);
      note.value = '';
    });
    root.querySelector('#clear').addEventListener('click', () => list.replaceChildren());
  }
}

customElements.define('quick-note', QuickNote);
