/** Teach: do something once in the console, pick the signal that means it, say what it is. */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { Notice } from '../notice.tsx';
import { RefusalNotice } from '../options/refusal-notice.tsx';
import { useTask } from '../options/use-task.ts';
import { LessonForm } from './lesson-form.tsx';
import type { Seen, TeachProps } from './model.ts';
import { RuleList } from './rule-list.tsx';
import { SignalList } from './signal-list.tsx';
import styles from './teach.module.css';

export function Teach({ site, profile, until, seen, counts, actions }: TeachProps) {
  const task = useTask();
  const [picked, setPicked] = useState<Seen | null>(null);
  /** Signals of before this moment are not shown: what was just done stands alone. */
  const [since, setSince] = useState(() => Date.now());
  const isOn = useIsOn(until);
  const fresh = seen.filter(({ lastAt }) => lastAt >= since);
  return (
    <main class={styles['teach']}>
      <header class={styles['heading']}>
        <h1>{t('teach.title', { site: new URL(site).host })}</h1>
        <p>{t('teach.intro')}</p>
      </header>
      <RefusalNotice refusal={task.refusal} />
      {!isOn && (
        <Notice
          tone="unsure"
          actions={
            <Button id="teach-start" look="primary" disabled={task.state === 'running'} onClick={() => void task.run(actions.start)}>
              {t('teach.start')}
            </Button>
          }
        >
          {t('teach.off')}
        </Notice>
      )}
      {picked === null ? (
        <section class={styles['part']}>
          <div class={styles['line']}>
            <h2>{t('teach.signals')}</h2>
            <Button id="teach-clear" onClick={() => setSince(Date.now())}>
              {t('teach.clear')}
            </Button>
          </div>
          {fresh.length === 0 ? (
            <EmptyState title={t('teach.empty.title')}>{t(isOn ? 'teach.empty.text' : 'teach.off')}</EmptyState>
          ) : (
            <SignalList seen={fresh} site={site} onPick={setPicked} />
          )}
        </section>
      ) : (
        <LessonForm
          seen={picked}
          onTeach={(lesson) => task.run(() => actions.teach(picked.shape, lesson)).then((isDone) => isDone && setPicked(null))}
          onTeachRoute={(group) => task.run(() => actions.teachRoute(picked.shape, group)).then((isDone) => isDone && setPicked(null))}
          onCancel={() => setPicked(null)}
        />
      )}
      {profile !== null && <RuleList profile={profile} counts={counts} seen={seen} {...actions} run={task.run} />}
    </main>
  );
}

/** It ends by itself: the screen says so when it does. */
function useIsOn(until: number | null): boolean {
  const [, redraw] = useState(0);
  const leftMs = until === null ? 0 : until - Date.now();
  useEffect(() => {
    if (leftMs <= 0) return;
    const timer = setTimeout(() => redraw((times) => times + 1), Math.min(leftMs + 50, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [until]);
  return leftMs > 0;
}
