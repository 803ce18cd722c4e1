/** Tells of each change of the document's address without a load. */

export function watchAddress(onChange: (url: URL) => void, signal: AbortSignal): void {
  let last = location.href;
  const check = (): void => {
    if (location.href === last) return;
    last = location.href;
    onChange(new URL(last));
  };
  // An isolated world cannot patch the page's history; the Navigation API tells of each step.
  if ('navigation' in window) navigation.addEventListener('currententrychange', check, { signal });
  for (const name of ['popstate', 'hashchange']) window.addEventListener(name, check, { signal });
}
