/** A labelled text field with a hint, and its error beside it where screen readers find it too. */
import type { ComponentChildren } from 'preact';
import { LockedNote } from './locked-note.tsx';
import styles from './form.module.css';

interface FieldProps {
  id: string;
  label: string;
  hint?: string;
  problem: string | null;
  /** The company has set it: it can be read and focused, and not changed. */
  locked?: boolean;
  value: string;
  onText: (text: string) => void;
  onBlur?: () => void;
  inputMode?: 'text' | 'url' | 'numeric';
  placeholder?: string;
  /** Addresses are `ltr` whatever the page is. */
  dir?: 'ltr' | 'auto';
  /** Buttons at the field's end. */
  children?: ComponentChildren;
}

export function Field({ id, label, hint, problem, locked = false, value, onText, children, ...rest }: FieldProps) {
  const { inputMode = 'text', dir = 'auto', ...more } = rest;
  const described = [locked && `${id}-locked`, hint !== undefined && `${id}-hint`, problem !== null && `${id}-problem`]
    .filter(Boolean)
    .join(' ');
  return (
    <div class={styles['field']}>
      <label for={id}>{label}</label>
      <div class={styles['line']}>
        <input
          type="text"
          inputMode={inputMode}
          dir={dir}
          autocomplete="off"
          spellcheck={false}
          {...more}
          readOnly={locked}
          aria-disabled={locked}
          id={id}
          value={value}
          aria-invalid={problem !== null}
          aria-describedby={described}
          onInput={(event) => onText(event.currentTarget.value)}
        />
        {children}
      </div>
      {locked && <LockedNote id={`${id}-locked`} />}
      {hint !== undefined && (
        <p id={`${id}-hint`} class={styles['hint']}>
          {hint}
        </p>
      )}
      <p id={`${id}-problem`} class={styles['problem']} aria-live="polite">
        {problem}
      </p>
    </div>
  );
}
