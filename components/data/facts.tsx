/** Facts as a list of names and values, and a time with its exact form. */
import type { ComponentChildren } from 'preact';
import { t } from '../../lib/text/t.ts';
import { formatExact, formatMoment } from '../format.ts';
import styles from './data.module.css';

export function Facts({ children }: { children: ComponentChildren }) {
  return <dl class={styles['facts']}>{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Null is a time that nobody knows of. */
export function Moment({ at }: { at: number | null }) {
  return at === null ? <span class={styles['quiet']}>{t('data.never')}</span> : <time title={formatExact(at)}>{formatMoment(at)}</time>;
}
