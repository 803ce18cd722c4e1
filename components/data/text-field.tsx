/** A field with its name above and what it is for below. */
import { useId } from 'preact/hooks';
import styles from './data.module.css';

interface TextFieldProps {
  id: string;
  label: string;
  help?: string;
  type?: 'text' | 'datetime-local';
  required?: boolean;
  value: string;
  onChange: (value: string) => void;
}

export function TextField({ id, label, help, type = 'text', required = false, value, onChange }: TextFieldProps) {
  const helpId = useId();
  const common = {
    ...{ id, required, value, maxLength: 500, autocomplete: 'off' as const },
    ...(help !== undefined && { 'aria-describedby': helpId }),
    onInput: (event: { currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value),
  };
  return (
    <div class={styles['field']}>
      <label for={id}>{label}</label>
      {type === 'text' ? <input {...common} type="text" dir="auto" /> : <input {...common} type={type} />}
      {help !== undefined && <small id={helpId}>{help}</small>}
    </div>
  );
}
