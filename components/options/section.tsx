/** The frame of a section: its heading, which takes the focus when one comes here, and its titled parts. */
import type { ComponentChildren } from 'preact';
import styles from './options.module.css';

export function Heading({ title, intro }: { title: string; intro?: string }) {
  return (
    <header class={styles['heading']}>
      <h1 tabIndex={-1}>{title}</h1>
      {intro !== undefined && <p>{intro}</p>}
    </header>
  );
}

export function Part({ title, children }: { title?: string; children: ComponentChildren }) {
  return (
    <section class={styles['part']}>
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </section>
  );
}
