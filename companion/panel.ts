/** What stands beside the mark while a code is out or an agent is there: a text that is read aloud when it changes, the code, and buttons. */

export interface PanelContent {
  text: string;
  /** Six digits, shown in two groups and read one by one. */
  code?: string;
  buttons: readonly (readonly [part: string, text: string, act: () => void])[];
}

/** Its own style: the bar's, which every visitor loads, does not know it. */
export const panelStyle = `
:host { flex-wrap: wrap; gap: 8px; align-items: end; }
.panel .text { flex: 0 1 auto; }
.panel .text::before { background: var(--cotrail-accent, light-dark(#1f5fbf, #8ab8ff)); }
.panel .spoken { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
.code { font: 600 1.5em/1 ui-monospace, monospace; letter-spacing: 0.06em; user-select: all; white-space: nowrap; }
`;

export function createPanel({ text, code, buttons }: PanelContent): HTMLElement {
  const panel = create('section', 'mark panel');
  const words = create('span', 'text');
  words.setAttribute('role', 'status');
  panel.append(words);
  // A status is read when it changes: it must be there before its words are.
  setTimeout(() => (words.textContent = code === undefined ? text : `${text}: ${[...code].join(' ')}`));
  if (code !== undefined) {
    // Whoever sees it reads it in two groups; whoever hears it has heard each digit with the text.
    words.classList.add('spoken');
    const seen = create('span', 'text');
    seen.setAttribute('aria-hidden', 'true');
    const digits = create('strong', 'code');
    digits.dir = 'ltr';
    digits.textContent = `${code.slice(0, 3)} ${code.slice(3)}`;
    seen.append(`${text} `, digits);
    panel.append(seen);
  }
  for (const [part, label, act] of buttons) {
    const button = create('button', `button ${part}`);
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', ({ isTrusted }) => isTrusted && act());
    panel.append(button);
  }
  return panel;
}

function create<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, names: string): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = names;
  element.setAttribute('part', names);
  return element;
}
