/** The head of a screen: its name, what stands beside that, what can be done at the end of the line, and filters below. */
import type { ComponentChildren } from 'preact';
import styles from './screen-head.module.css';

interface ScreenHeadProps {
  title: string;
  beside?: ComponentChildren;
  acts?: ComponentChildren;
  children?: ComponentChildren;
}

export function ScreenHead({ title, beside, acts, children }: ScreenHeadProps) {
  return (
    <header class={styles['head']}>
      <h1>{title}</h1>
      {beside}
      {acts !== undefined && <div class={styles['acts']}>{acts}</div>}
      {children !== undefined && <div class={styles['below']}>{children}</div>}
    </header>
  );
}
