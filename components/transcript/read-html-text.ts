/** The words of a message that came as HTML. It is parsed into a document of its own, which runs and loads nothing, and only text leaves that. */

const unread = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'HEAD', 'TITLE']);
const blocks =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DD|DIV|DL|DT|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TR|UL)$/;

export function readHtmlText(html: string): string {
  const { body } = new DOMParser().parseFromString(`<!doctype html><html><body>${html}</body></html>`, 'text/html');
  // Where blocks meet, one line ends, however many of them do.
  const text = readNode(body)
    .replace(/ *\v[ \v]*/g, '\n')
    .replace(/ *\n */g, '\n');
  return text.replace(/\n{3,}/g, '\n\n').trim();
}

function readNode(node: Node): string {
  if (node.nodeType === 3) return (node.textContent ?? '').replace(/[\t\n\r\f ]+/g, ' ');
  if (node.nodeType !== 1) return '';
  const name = node.nodeName.toUpperCase();
  if (unread.has(name)) return '';
  if (name === 'BR') return '\n';
  // A picture in a message, mostly an emoji: what stands for it.
  if (name === 'IMG') return (node as Element).getAttribute('alt') ?? '';
  const inner = name === 'PRE' ? (node.textContent ?? '') : [...node.childNodes].map(readNode).join('');
  if (name === 'TD' || name === 'TH') return `${inner} `;
  return blocks.test(name) ? `\v${inner}\v` : inner;
}
