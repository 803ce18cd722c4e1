/** Why recording is paused, if the person wants to say: one click on a word, or words of their own. It will stand in the gap. */
import { useState } from 'preact/hooks';
import { pauseWhys } from '../../lib/events/mark.ts';
import { findText, t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import type { Outcome } from '../options/model.ts';
import { RefusalNotice } from '../options/refusal-notice.tsx';
import { useTask } from '../options/use-task.ts';
import styles from './popup.module.css';

interface PauseWhyProps {
  why: string | null;
  onSay: (why: string) => Promise<Outcome>;
}

export function PauseWhy({ why, onSay }: PauseWhyProps) {
  const task = useTask();
  const [typed, setTyped] = useState('');
  const own = typed.trim();
  const say = (words: string) => void task.run(() => onSay(words)).then((done) => done && setTyped(''));
  const submit = (event: Event) => {
    event.preventDefault();
    if (own !== '') say(own);
  };
  return (
    <form class={styles['why']} onSubmit={submit}>
      <p id="pause-why" aria-live="polite">
        {why === null ? t('popup.why.ask') : t('popup.why.said', { why: findText(`common.why.${why}`) ?? why })}
      </p>
      <div class={styles['reasons']}>
        {pauseWhys.map((word) => (
          <Button key={word} id={`why-${word}`} aria-pressed={word === why} disabled={task.state === 'running'} onClick={() => say(word)}>
            {t(`common.why.${word}`)}
          </Button>
        ))}
        <input
          id="why-own"
          type="text"
          maxLength={200}
          dir="auto"
          autocomplete="off"
          aria-label={t('popup.why.own')}
          placeholder={t('popup.why.own')}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" disabled={own === '' || task.state === 'running'}>
          {t('popup.why.say')}
        </Button>
      </div>
      <RefusalNotice refusal={task.refusal} />
    </form>
  );
}
