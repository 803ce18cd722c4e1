/** The fields whose content is never recorded at any level: passwords (also once shown), hidden inputs, one-time codes, card data. */

const secretTokens = /(?:^|\s)(?:one-time-code|current-password|new-password|cc-\S+)(?:\s|$)/i;
const shown = new WeakSet<Element>();

export function isNeverKept(element: Element): boolean {
  if (isPassword(element)) shown.add(element);
  return shown.has(element) || isHidden(element) || secretTokens.test(element.getAttribute('autocomplete') ?? '');
}

/** Remembers each password field under `root`, and each field that stops being one, until the signal: a page may show a password by changing its type. */
export function watchPasswords(root: Document | ShadowRoot, signal: AbortSignal): void {
  for (const field of root.querySelectorAll('input[type=password i]')) shown.add(field);
  const observer = new MutationObserver((changes) => {
    for (const { target, oldValue } of changes)
      if (oldValue?.toLowerCase() === 'password' || isPassword(target as Element)) shown.add(target as Element);
  });
  observer.observe(root, { subtree: true, attributeFilter: ['type'], attributeOldValue: true });
  signal.addEventListener('abort', () => observer.disconnect());
}

function isPassword(element: Element): boolean {
  return element.localName === 'input' && element.getAttribute('type')?.toLowerCase() === 'password';
}

function isHidden(element: Element): boolean {
  return element.localName === 'input' && element.getAttribute('type')?.toLowerCase() === 'hidden';
}
