/** Follows the orders for the console of one origin, from a content script. */
import type { Profile } from '../consoles/profile.ts';
import { type ConsoleOrders, ordersKey } from './orders-key.ts';
import { watchOrders } from './watch-orders.ts';

type Running = ConsoleOrders & { profile: Profile };

export function watchConsole(origin: string, signal: AbortSignal, start: (orders: Running, signal: AbortSignal) => void): Promise<void> {
  const read = (stored: unknown): Running | null => {
    const orders = stored as ConsoleOrders | undefined;
    return orders?.profile == null ? null : { ...orders, profile: orders.profile };
  };
  return watchOrders(ordersKey(origin), signal, read, start, () => 'orders-changed');
}
