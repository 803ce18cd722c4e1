/** What just happened in the console, newest first: what each signal is like, never what it holds. */
import { MousePointerClick, Plug, Route, Send } from 'lucide-preact';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Chip } from '../chip.tsx';
import { formatClock } from '../format.ts';
import type { Seen } from './model.ts';
import { nameShape } from './name-shape.ts';
import styles from './teach.module.css';

const icons = { request: Send, socket: Plug, load: Route, dom: MousePointerClick };

export function SignalList({ seen, site, onPick }: { seen: readonly Seen[]; site: string; onPick: (seen: Seen) => void }) {
  return (
    <ul class={styles['list']} aria-label={t('teach.signals')}>
      {seen.map((each) => (
        <Signal key={each.key} seen={each} site={site} onPick={onPick} />
      ))}
    </ul>
  );
}

function Signal({ seen, site, onPick }: { seen: Seen; site: string; onPick: (seen: Seen) => void }) {
  const { shape, count, lastAt, matched } = seen;
  const Icon = icons[shape.kind];
  return (
    <li class={styles['signal']} data-shape={nameShape(shape, site)}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      <div class={styles['what']}>
        <strong dir="ltr">{nameShape(shape, site)}</strong>
        {shape.keys.length > 0 && (
          <span class={styles['keys']} dir="ltr">
            {shape.keys.join(' · ')}
          </span>
        )}
        <span class={styles['when']}>
          {formatClock(lastAt)} · {t('teach.times', { count })}
          {matched.length > 0 && <Chip tone="good">{t('teach.matched', { rules: matched.join(', ') })}</Chip>}
        </span>
      </div>
      <Button onClick={() => onPick(seen)}>{t('teach.pick')}</Button>
    </li>
  );
}
