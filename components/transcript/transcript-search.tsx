/** Finds words in a transcript: a field, how many places there are, and the ways to the next and the one before. */
import { ChevronDown, ChevronUp } from 'lucide-preact';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { SearchField } from '../log/search-field.tsx';
import styles from './transcript.module.css';
import type { Places } from './use-places.ts';

interface TranscriptSearchProps {
  words: string;
  places: Places;
  onWords: (words: string) => void;
}

export function TranscriptSearch({ words, places: { count, place, step }, onWords }: TranscriptSearchProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    // Words that were just typed are taken first: the field says them on Enter by itself.
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.value.trim() !== words) return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  return (
    <div class={styles['search']} role="search" onKeyDown={onKeyDown}>
      <SearchField label={t('transcript.search')} value={words} size="wide" onChange={onWords} />
      <span role="status">
        {words !== '' && (place === null ? t('transcript.search.none') : t('transcript.search.place', { place: place + 1, count }))}
      </span>
      <Button look="quiet" label={t('transcript.search.previous')} disabled={count === 0} onClick={() => step(-1)}>
        <ChevronUp size={16} aria-hidden="true" />
      </Button>
      <Button look="quiet" label={t('transcript.search.next')} disabled={count === 0} onClick={() => step(1)}>
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
    </div>
  );
}
