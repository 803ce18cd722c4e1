/** The hook in the page's own world, on sites that have a console. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPageHook } from '../lib/consoles/page-hook.ts';

export default defineContentScript({
  registration: 'runtime',
  world: 'MAIN',
  noScriptStartedPostMessage: true,
  main: startPageHook,
});
