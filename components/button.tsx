/** The one button: plain, primary or quiet, with an optional icon. */
import type { ComponentChildren, JSX } from 'preact';
import styles from './button.module.css';

interface ButtonProps extends Omit<JSX.IntrinsicElements['button'], 'icon'> {
  /** `quiet` has no border until pointed at; `danger` is for what cannot be undone. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger';
  /** A button that shows its icon alone: `label` is then its name and tooltip. */
  label?: string;
  children?: ComponentChildren;
}

export function Button({ look = 'plain', label, children, ...rest }: ButtonProps) {
  const naming = label === undefined ? {} : { 'aria-label': label, title: label };
  return (
    <button
      type="button"
      {...naming}
      {...rest}
      class={`${styles['button']} ${styles[look]} ${label === undefined ? '' : styles['icon-only']}`}
    >
      {children}
    </button>
  );
}
