/** Scores what customers wrote on this device, as far as its texts are kept. */
import type { Envelope } from '../events/envelope.ts';
import type { Sentiment } from '../events/sentiment.ts';
import type { CotrailDb } from '../store/db.ts';
import { readMessageTexts } from '../store/message-texts.ts';

/** For ids among these actions. Lexicon and detector are much, and loaded where there is a text to score. */
export async function readScores(db: CotrailDb, actions: readonly Envelope[]): Promise<(ids: readonly string[]) => Sentiment> {
  const texts = new Map((await readMessageTexts(db, actions)).map((text) => [text.action, text]));
  if (texts.size === 0) return () => ({ score: null, why: 'no-text', by: null });
  const { scoreTexts } = await import('../activity/score-texts.ts');
  return (ids) => scoreTexts(ids.flatMap((id) => texts.get(id) ?? []));
}
