/** The co-browsing part as a script of its own: it hands itself to whoever made its tag. */
import { handOver } from './hand-over.ts';
import { openTogether } from './together.ts';

document.currentScript?.dispatchEvent(new CustomEvent(handOver, { detail: openTogether }));
