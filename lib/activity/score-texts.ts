/** Scores what customers wrote, where the texts are: VADER's lexicon and rules, for texts that are surely in its language. Whoever imports this loads both, which is much. */
import { eld } from 'eld/extrasmall';
import vader from 'vader-sentiment';
import type { MessageText } from '../events/message-text.ts';
import type { Sentiment, UnscoredReason } from '../events/sentiment.ts';

export type Said = Pick<MessageText, 'text' | 'format'>;

/** What a score is compared by: another version may give another. VADER's lexicon has no version but its library's. */
export const scoredBy = 'vader-sentiment 1.1.3 (English), language by eld 2.1.0';
const lexiconLanguage = 'en';
/** Of fewer words nobody can tell the language. */
const leastWords = 3;
/** A language shows in much less. */
const mostToDetect = 2_000;

/** The texts of one customer in one chat: the language is that of all of them together, since few tell it alone. */
export function scoreTexts(texts: readonly Said[]): Sentiment {
  const plain = texts.map(readPlain).filter((text) => text !== '');
  if (plain.length === 0) return tellWhy('no-text');
  const language = detectLanguage(plain.join('\n'));
  if (language === null) return tellWhy('unsure-language');
  if (language !== lexiconLanguage) return tellWhy('other-language');
  const rated = plain.map((text) => vader.SentimentIntensityAnalyzer.polarity_scores(text)).filter(({ pos, neg }) => pos + neg > 0);
  if (rated.length === 0) return tellWhy('no-rated-word');
  return { score: rated.reduce((sum, { compound }) => sum + compound, 0) / rated.length, why: null, by: scoredBy };
}

function tellWhy(why: UnscoredReason): Sentiment {
  return { score: null, why, by: scoredBy };
}

function detectLanguage(text: string): string | null {
  if ((text.match(/\p{L}+/gu) ?? []).length < leastWords) return null;
  const found = eld.detect(text.slice(0, mostToDetect));
  return found.isReliable() ? found.language : null;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", rsquo: "'", nbsp: ' ' };

/** Enough of HTML for words to be found: nothing of it is shown. A place that was masked says nothing. */
function readPlain({ text, format }: Said): string {
  const words =
    format === 'html' ? text.replace(/<[^<>]*>/g, ' ').replace(/&(#?\w{1,8});/g, (_, name: string) => entities[name] ?? ' ') : text;
  return words.replaceAll('[masked]', ' ').replaceAll('’', "'").trim();
}
