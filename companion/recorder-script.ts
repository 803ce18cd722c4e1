/** The recorder as a script of its own: it hands itself to whoever made its tag. */
import { handOver } from './recorder-event.ts';
import { openRecording } from './recording.ts';

document.currentScript?.dispatchEvent(new CustomEvent(handOver, { detail: openRecording }));
