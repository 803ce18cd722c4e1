/** What the address of a transcript says: whose it is, and what is looked for in it. */
export interface TranscriptView {
  conversation: string;
  /** Ids are a console's own; null where nobody knows which one it was. */
  console: string | null;
  words: string;
}

export function viewTranscript(conversation: string, console: string | null, source: string | null) {
  return { screen: 'transcript', source, conversation, console, words: '' } as const;
}

export function readTranscriptView(conversation: string, search: URLSearchParams): TranscriptView {
  return { conversation, console: search.get('console'), words: search.get('words') ?? '' };
}

export function writeTranscriptView({ console, words }: TranscriptView): URLSearchParams {
  const search = new URLSearchParams();
  if (console !== null) search.set('console', console);
  if (words !== '') search.set('words', words);
  return search;
}
