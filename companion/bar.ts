/** The question before recording, and the mark with its stop button while it lasts: a shadow root of its own, which no style of the page reaches but by its parts. */
import { style } from './bar-style.ts';
import { chooseWords, type Words } from './words.ts';

export interface BarOptions {
  language: string | undefined;
  privacy: string | undefined;
}

export interface Bar {
  /** The language that the visitor reads. */
  readonly language: string;
  ask(onAnswer: (isAllowed: boolean) => void): void;
  /** `onShare` null: without that button. */
  mark(state: 'recording' | 'paused', onStop: () => void, onShare: (() => void) | null): void;
  /** Something of another part beside the mark, with its style, as long as the mark is there; null: nothing. */
  beside(panel: HTMLElement | null, style: string): void;
  hide(): void;
}

/** `data-cotrail-block`: a replay shows where it stood, and nobody takes our own question for the page's. */
export function createBar({ language: wanted, privacy }: BarOptions): Bar {
  const { language, words } = chooseWords(wanted);
  let host: HTMLElement | null = null;
  let panel: HTMLElement | null = null;

  function show(...content: HTMLElement[]): void {
    hide();
    host = document.createElement('cotrail-companion');
    host.lang = language;
    host.dir = language === 'he' ? 'rtl' : 'ltr';
    host.setAttribute('data-cotrail-block', '');
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [createSheet(style)];
    root.append(...content);
    // Beside the body, which a page may replace.
    document.documentElement.append(host);
  }

  function hide(): void {
    host?.remove();
    host = null;
  }

  return {
    language,
    hide,
    ask: (onAnswer) => show(createQuestion(words, privacy, onAnswer)),
    mark: (state, onStop, onShare) => show(createMark(words, state, onStop, onShare), ...(panel ? [panel] : [])),
    beside(next, style) {
      panel?.remove();
      panel = next;
      const root = host?.shadowRoot;
      if (root == null || next === null) return;
      if (root.adoptedStyleSheets.length === 1) root.adoptedStyleSheets.push(createSheet(style));
      root.append(next);
    },
  };
}

function createQuestion(words: Words, privacy: string | undefined, onAnswer: (isAllowed: boolean) => void): HTMLElement {
  const text = create('p', 'text', words.ask);
  text.id = 'text';
  if (privacy !== undefined) {
    const link = create('a', 'link', words.more);
    link.href = privacy;
    text.append(' ', link);
  }
  // Neither answer is easier to give than the other.
  const no = createButton('refuse', words.no, () => onAnswer(false));
  const yes = createButton('allow', words.yes, () => onAnswer(true));
  const bar = create('section', 'bar');
  bar.setAttribute('aria-labelledby', 'text');
  bar.append(text, no, yes);
  return bar;
}

/** A constructed sheet needs no style-src of the page. */
function createSheet(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

function createMark(words: Words, state: 'recording' | 'paused', onStop: () => void, onShare: (() => void) | null): HTMLElement {
  const mark = create('section', `mark ${state}`);
  const text = create('span', 'text', words[state]);
  text.setAttribute('role', 'status');
  const stop = createButton('stop', words.stop, onStop);
  stop.setAttribute('aria-label', `${words.stop}: ${words[state]}`);
  mark.append(text, ...(onShare === null ? [] : [createButton('share', words.share, onShare)]), stop);
  return mark;
}

function createButton(part: string, text: string, onClick: () => void): HTMLButtonElement {
  const button = create('button', `button ${part}`, text);
  button.type = 'button';
  // A page's script cannot answer for its visitor by a click of its own.
  button.addEventListener('click', ({ isTrusted }) => isTrusted && onClick());
  return button;
}

function create<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, part: string, text = ''): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.setAttribute('part', part);
  element.className = part;
  element.textContent = text;
  return element;
}
