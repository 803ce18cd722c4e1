/** What a screen shows when there is nothing: what that means, and what to do next. */
import type { ComponentChildren } from 'preact';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  title: string;
  children?: ComponentChildren;
  icon?: ComponentChildren;
  actions?: ComponentChildren;
}

export function EmptyState({ title, children, icon, actions }: EmptyStateProps) {
  return (
    <div class={styles['empty']}>
      {icon}
      <h2>{title}</h2>
      {children}
      {actions !== undefined && <div class={styles['actions']}>{actions}</div>}
    </div>
  );
}
