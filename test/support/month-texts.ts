/** What the customers of the simulated month wrote, as far as texts were on: angry, content, with no rated word, too short, in a language without a lexicon. */
import { scoreTexts } from '../../lib/activity/score-texts.ts';
import type { SentimentOf } from '../../lib/activity/sentiments.ts';
import type { Action } from '../../lib/events/action.ts';
import type { MessageText } from '../../lib/events/message-text.ts';
import { readKnown, type CotrailRecord } from '../../lib/events/record.ts';

const phrases = [
  'My order never arrived and I am very angry about it.',
  'Thank you so much, that was really helpful!',
  'When will the parcel come to the office?',
  'ok',
  'Mi pedido no ha llegado todavía y estoy muy enfadado.',
  'The invoice is wrong again, this is a terrible service.',
];

/** Null where nobody kept it. */
const readText = ({ seq, session, event }: Pick<Action, 'seq' | 'session' | 'event'>): string | null =>
  event !== 'message.received' || session === null || seq % 4 === 3 ? null : phrases[seq % phrases.length]!;

export const scoreMonth: SentimentOf = (received) =>
  scoreTexts(received.flatMap((action) => readText(action) ?? []).map((text) => ({ text, format: 'plain' })));

/** The texts of a ledger's messages, of one session each. */
export function listMonthTexts(ledger: readonly CotrailRecord[]): Map<string, ((stream: string, seq: number) => MessageText)[]> {
  const known = ledger.flatMap((record) => readKnown(record) ?? []).filter((record) => record.kind === 'action');
  const said = known.flatMap((action) => {
    const text = readText(action);
    if (text === null) return [];
    const about = { action: action.id, session: action.session!, conversation: action.conversation?.id ?? null, console: action.console };
    const rest = { text, format: 'plain', masked: 0, isCut: false } as const;
    const write = (stream: string, seq: number): MessageText => ({
      ...{ kind: 'message-text', stream, seq, at: action.at, mono: null },
      ...about,
      ...rest,
    });
    return [{ session: about.session, write }];
  });
  const bySession = Map.groupBy(said, ({ session }) => session);
  return new Map([...bySession].map(([session, own]) => [session, own.map(({ write }) => write)]));
}
