/** Closes to content scripts what they have no business with: a page's renderer that was taken over reads whatever they may. */
import { browser } from 'wxt/browser';

/**
 * `session` is closed by default. `local` must stay open: the mailbox, the recording policy and consoles' orders are read and written in pages, which is why no token and no
 * key is ever in it. Firefox cannot close any: there the same holds for all of them.
 */
export async function closeStorage(): Promise<void> {
  for (const area of [browser.storage.managed, browser.storage.sync])
    // A browser without the area, or without a way to close it, is no worse than before.
    await area?.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => null);
}
