/** Follows a published value that starts and stops something in a page: the recorder by the policy, the observer by its orders. */
import { browser } from 'wxt/browser';

/**
 * Calls `start` with what `read` makes of the stored value and a signal, each time that it changes; the signal is aborted with `why` when it changes
 * again. Null: nothing runs. Ends itself with `signal`.
 */
export async function watchOrders<T>(
  key: string,
  signal: AbortSignal,
  read: (stored: unknown) => T | null,
  start: (orders: T, signal: AbortSignal) => void,
  why: (stored: unknown, orders: T | null) => string,
): Promise<void> {
  let running: { entry: string; controller: AbortController } | null = null;
  const follow = (stored: unknown): void => {
    const orders = read(stored);
    const entry = JSON.stringify(orders);
    if (signal.aborted || running?.entry === entry) return;
    running?.controller.abort(why(stored, orders));
    running = null;
    if (orders === null) return;
    const controller = new AbortController();
    running = { entry, controller };
    start(orders, controller.signal);
  };
  browser.storage.onChanged.addListener((changes, area) => {
    const change = changes[key];
    if (area === 'local' && change !== undefined) follow(change.newValue);
  });
  signal.addEventListener('abort', () => running?.controller.abort(signal.reason));
  follow((await browser.storage.local.get(key))[key]);
}
