/** The recorder as a script of its own: it hands itself to whoever made its tag. */
import { handOver } from './hand-over.ts';
import { openRecording } from './recording.ts';

document.currentScript?.dispatchEvent(new CustomEvent(handOver, { detail: openRecording }));
