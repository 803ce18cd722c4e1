/** Makes an origin of what people type or paste as a site. */

/** `chat.example/inbox` → `https://chat.example`. What cannot be read comes back trimmed, for the schema to refuse. */
export function normaliseOrigin(typed: string): string {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/\s/.test(text) || !URL.canParse(address)) return text; // Chromium makes a host of words with blanks between them.
  const { origin } = new URL(address);
  return origin === 'null' ? text : origin;
}
