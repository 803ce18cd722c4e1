/** A sentence that must be seen: what happened, whether anything was lost, and what to do. */
import { CircleAlert, Info, TriangleAlert } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import styles from './notice.module.css';

const icons = { info: Info, unsure: TriangleAlert, wrong: CircleAlert };

interface NoticeProps {
  /** `wrong` interrupts a screen reader; the others wait for their turn. */
  tone?: 'info' | 'unsure' | 'wrong';
  title?: string;
  actions?: ComponentChildren;
  children?: ComponentChildren;
}

export function Notice({ tone = 'info', title, actions, children }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div class={`${styles['notice']} ${styles[tone]}`} role={tone === 'wrong' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden="true" />
      <div class={styles['text']}>
        {title !== undefined && <strong>{title}</strong>}
        {children}
      </div>
      {actions}
    </div>
  );
}
