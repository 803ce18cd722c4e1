/** The bench's yardstick: rrweb as its own guide sets it up, sent every 250 ms. */
import { record } from '@rrweb/record';
import { postGzipped } from './post-gzipped.ts';

let events: unknown[] = [];
record({ emit: (event) => void events.push(event), maskAllInputs: true, recordAfter: 'DOMContentLoaded', sampling: { input: 'last' } });
setInterval(() => {
  if (events.length === 0) return;
  const batch = events;
  events = [];
  void postGzipped(batch);
}, 250);
