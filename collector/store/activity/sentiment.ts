/** Lends the counting its scores: of texts as they are stored now, so that a text that went takes its score along when its day is counted again. */
import { scoredBy, scoreTexts } from '../../../lib/activity/score-texts.ts';
import { scoreNothing, type SentimentOf } from '../../../lib/activity/sentiments.ts';
import type { Sentiment } from '../../../lib/events/sentiment.ts';
import { write, type Database } from '../database.ts';
import { readMessageTexts } from '../message-texts.ts';
import { markDays } from './marks.ts';
import type { ActivityDayRow } from './tables.ts';

export interface Scores {
  of: SentimentOf;
  /** Of a whole conversation; these are its customer's messages. */
  ofMessages(actions: readonly string[]): Sentiment;
  /** Days that were scored otherwise, or by another version, are marked to be counted again. */
  turn(isOn: boolean): void;
}

export function createScores(db: Database): Scores {
  let isOn = true;
  const ofMessages = (actions: readonly string[]): Sentiment =>
    isOn ? scoreTexts(actions.length === 0 ? [] : readMessageTexts(db, actions)) : scoreNothing([]);
  return {
    ofMessages,
    of: (received) => ofMessages(received.map(({ id }) => id)),
    turn: (next) => {
      isOn = next;
      db.transact(() => markOtherwise(db, isOn ? scoredBy : null));
    },
  };
}

function markOtherwise(db: Database, by: string | null): void {
  const sql = `select * from activity_days where numbers ->> '$.received' > 0 and numbers ->> '$.sentiment.by' is not ?`;
  for (const { devices, startAt } of db.all(write<ActivityDayRow>(sql, [by])))
    for (const device of JSON.parse(devices) as string[]) markDays(db, device, [startAt]);
}
