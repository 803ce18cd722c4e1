/** A field whose words filter a log: taken a moment after the last key, at once on Enter. */
import { Search } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import styles from './search-field.module.css';

interface SearchFieldProps {
  label: string;
  value: string;
  size: 'wide' | 'small';
  onChange: (value: string) => void;
}

const restMs = 300;

export function SearchField({ label, value, size, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const said = useRef(value);
  const latest = useRef(onChange);
  latest.current = onChange;
  const say = (words: string) => {
    if (words.trim() === said.current) return;
    said.current = words.trim();
    latest.current(words.trim());
  };
  // Back, a link or “Clear filters” changed it from outside.
  useEffect(() => {
    if (value === said.current) return;
    said.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    const timer = setTimeout(() => say(typed), restMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label class={`${styles['field']} ${styles[size]} ${value === '' ? '' : styles['active']}`}>
      <Search size={14} aria-hidden="true" />
      <input
        type="search"
        maxLength={500}
        value={typed}
        placeholder={label}
        aria-label={label}
        dir="auto"
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Enter' && say(typed)}
      />
    </label>
  );
}
