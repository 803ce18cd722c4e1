/** Custom events: what a page says about itself, untrusted by nature, small and few. */
import type { CaptureContext, Emit } from './context.ts';
import { mask } from './masks.ts';
import { readPageValue } from './read-page-value.ts';

const perSecond = 20;
const maxBytes = 8 * 1024;
const maxName = 200;

export function startCustomEvents(emit: Emit, context: CaptureContext, signal: AbortSignal): void {
  let windowAt = 0;
  let inWindow = 0;
  let dropped = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** One gap for all that came too fast, when its second is over. */
  function reportDropped(): void {
    clearTimeout(timer);
    timer = undefined;
    if (dropped > 0) context.reportGap('rate-limited', dropped, windowAt);
    dropped = 0;
  }

  function isOverRate(): boolean {
    const now = Date.now();
    if (now - windowAt >= 1000 || now < windowAt) {
      reportDropped();
      windowAt = now;
      inWindow = 0;
    }
    inWindow++;
    return inWindow > perSecond;
  }

  function note(event: Event): void {
    if (isOverRate()) {
      dropped++;
      timer ??= setTimeout(reportDropped, 1000);
      return;
    }
    const said = readDetail(event);
    if (said === null) return;
    // The page chose to say it, so it is kept at each level; what it only repeats of what was typed is not, where all text is masked.
    const isEcho = context.masks.level === 'all' && context.echoes.isEcho(JSON.stringify(said));
    emit({ type: 'custom', data: isEcho ? { event: mask, value: null } : said });
  }

  window.addEventListener('cotrail:event', note, { capture: true, signal });
  context.beforeEnd(reportDropped);
}

/** The page's name and value for it, null where it named none or said more than 8 KiB. A detail may be JSON text. */
function readDetail(event: Event): { event: string; value: never } | null {
  const detail = readPageValue((event as CustomEvent).detail, maxBytes);
  const said = typeof detail === 'string' ? readJson(detail) : detail;
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return null;
  const name = said['type'] ?? said['event'];
  if (typeof name !== 'string' || name === '') return null;
  return { event: name.slice(0, maxName), value: (said['value'] ?? null) as never };
}

function readJson(text: string): ReturnType<typeof readPageValue> {
  try {
    return readPageValue(JSON.parse(text), maxBytes);
  } catch {
    return null; // The page's text is no JSON: it said nothing that we can keep.
  }
}
