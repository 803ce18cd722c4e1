/** A small label: a state, a count or a site, in a tone that says how to take it. */
import type { ComponentChildren } from 'preact';
import styles from './chip.module.css';

interface ChipProps {
  /** `unsure` and `wrong` are never used for decoration; `hatched` is for what was not recorded. */
  tone?: 'plain' | 'accent' | 'good' | 'unsure' | 'wrong' | 'hatched';
  title?: string;
  children: ComponentChildren;
}

export function Chip({ tone = 'plain', title, children }: ChipProps) {
  return (
    <span class={`${styles['chip']} ${styles[tone]}`} title={title}>
      {children}
    </span>
  );
}
