/** Whether the person's system asks pages for light or for dark: pages draw themselves by it, so a picture is shown by it too. */
const dark = '(prefers-color-scheme: dark)';

export type ColorScheme = 'light' | 'dark';

export function readColorScheme(): ColorScheme {
  return matchMedia(dark).matches ? 'dark' : 'light';
}

/** Tells of each change until the signal stops it. */
export function watchColorScheme(onChange: () => void, signal: AbortSignal): void {
  matchMedia(dark).addEventListener('change', onChange, { signal });
}
