/** A button that opens a menu: of choices, of which one or several hold, each with how many things it stands for; or of commands. */
import * as menu from '@zag-js/menu';
import { normalizeProps, useMachine } from '@zag-js/preact';
import { Check, ChevronDown } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { writeNumber } from '../lib/text/t.ts';
import styles from './option-menu.module.css';

export interface MenuOption {
  /** Unique in the menu. */
  value: string;
  label: string;
  count?: number;
  icon?: ComponentChildren;
}

interface OptionMenuProps {
  label: string;
  options: readonly MenuOption[];
  chosen: readonly string[];
  /** Several may hold: the menu stays open. */
  several?: boolean;
  /** Nothing is chosen: each is done when it is picked. */
  commands?: boolean;
  /** False where something is always chosen, so that it says nothing. */
  showsChosen?: boolean;
  onToggle: (value: string) => void;
  children?: ComponentChildren;
}

export function OptionMenu(props: OptionMenuProps) {
  const { label, options, chosen, several = false, commands = false, showsChosen = true, onToggle, children } = props;
  const service = useMachine(menu.machine, {
    id: useId(),
    closeOnSelect: !several,
    ...(commands ? { onSelect: ({ value }: { value: string }) => onToggle(value) } : {}),
    'aria-label': label,
    positioning: { placement: 'bottom-start', gutter: 4 },
  });
  const api = menu.connect(service, normalizeProps);
  return (
    <div>
      <button {...api.getTriggerProps()} class={`${styles['trigger']} ${showsChosen && chosen.length > 0 ? styles['active'] : ''}`}>
        {children ?? label}
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      <div {...api.getPositionerProps()}>
        <ul {...api.getContentProps()} class={styles['menu']}>
          {options.map(({ value, label: text, count, icon }) => (
            <li
              key={value}
              {...(commands
                ? api.getItemProps({ value, valueText: text })
                : api.getOptionItemProps({
                    type: several ? 'checkbox' : 'radio',
                    value,
                    checked: chosen.includes(value),
                    valueText: text,
                    closeOnSelect: !several,
                    onCheckedChange: () => onToggle(value),
                  }))}
              class={styles['item']}
            >
              {!commands && <span class={styles['check']}>{chosen.includes(value) && <Check size={14} aria-hidden="true" />}</span>}
              {icon}
              <span class={styles['text']}>{text}</span>
              {count !== undefined && <span class={styles['count']}>{writeNumber(count)}</span>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
