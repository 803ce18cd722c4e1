/** A filter of a log: a button that says what is chosen, and a list of choices with counts below it, with a field to find one where they are many. */
import * as listbox from '@zag-js/listbox';
import * as popover from '@zag-js/popover';
import { normalizeProps, useMachine, type PropTypes } from '@zag-js/preact';
import { Check, ChevronDown, X } from 'lucide-preact';
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { mostValues, type Choice, type ChoiceGroup } from '../../lib/audit/menus.ts';
import { t, writeNumber } from '../../lib/text/t.ts';
import styles from './choice-menu.module.css';

interface ChoiceMenuProps {
  label: string;
  groups: readonly ChoiceGroup[];
  chosen: readonly Choice[];
  /** The groups that have these words. */
  onFind: (words: string) => readonly ChoiceGroup[];
  /** Those that were not chosen are now, and the other way round. */
  onToggle: (choices: readonly Choice[]) => void;
  onClear: () => void;
}

/** With fewer choices than this there is nothing to find. */
const fewChoices = 9;

export function ChoiceMenu(props: ChoiceMenuProps) {
  const { label, chosen, onClear } = props;
  const id = useId();
  const service = useMachine(popover.machine, {
    id,
    portalled: false,
    positioning: { placement: 'bottom-start', gutter: 4 },
    initialFocusEl: () => document.querySelector<HTMLElement>(`[data-menu="${id}"] :is(input, [role="listbox"])`),
  });
  const api = popover.connect(service, normalizeProps);
  return (
    <div class={styles['menu']}>
      <div class={`${styles['chip']} ${chosen.length > 0 ? styles['active'] : ''}`}>
        <button {...api.getTriggerProps()} class={styles['trigger']} title={chosen.map((choice) => choice.label).join('\n')}>
          <span class={styles['said']}>{describeChosen(label, chosen)}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </button>
        {chosen.length > 0 && (
          <button
            type="button"
            class={styles['clear']}
            aria-label={t('dashboard.filter.remove', { name: label })}
            title={t('dashboard.filter.remove', { name: label })}
            onClick={onClear}
          >
            <X size={13} aria-hidden="true" />
          </button>
        )}
      </div>
      <div {...api.getPositionerProps()} data-menu={id}>
        {api.open && (
          <div {...api.getContentProps()} class={styles['content']} aria-label={label}>
            <Choices {...props} />
          </div>
        )}
      </div>
    </div>
  );
}

export function describeChosen(label: string, chosen: readonly Choice[]): string {
  const [first, ...others] = chosen;
  if (first === undefined) return label;
  const value = others.length === 0 ? first.label : t('log.filter.several', { value: first.label, count: others.length });
  return t('log.filter.chosen', { name: label, value });
}

function Choices({ label, groups, chosen, onFind, onToggle }: ChoiceMenuProps) {
  const [words, setWords] = useState('');
  const many = useRef(false);
  const hasFind = (many.current ||= groups.flatMap(({ choices }) => choices).length >= fewChoices);
  const chosenKeys = chosen.map(({ key }) => key);
  const shown = hasFind ? onFind(words) : groups;
  const items = useMemo(() => shown.flatMap(({ choices }) => choices), [shown]);
  const service = useMachine(listbox.machine as listbox.Machine<Choice>, {
    id: useId(),
    collection: listbox.collection({ items, itemToValue: ({ key }) => key, itemToString: (choice) => choice.label }),
    selectionMode: 'multiple',
    disallowSelectAll: true,
    typeahead: !hasFind,
    value: chosenKeys,
    onValueChange: ({ value }) => onToggle(items.filter(({ key }) => value.includes(key) !== chosenKeys.includes(key))),
  });
  const api = listbox.connect(service, normalizeProps);
  const isCut = groups.some(({ choices }) => choices.length >= mostValues);
  return (
    <div {...api.getRootProps()} class={styles['choices']}>
      {hasFind && (
        <input
          {...api.getInputProps({ autoHighlight: true })}
          class={styles['find']}
          type="text"
          role="combobox"
          aria-expanded="true"
          value={words}
          placeholder={t('log.filter.find', { name: label })}
          aria-label={t('log.filter.find', { name: label })}
          onInput={({ currentTarget: { value } }) => setWords(value)}
        />
      )}
      <div {...api.getContentProps()} class={styles['list']} aria-label={label} aria-labelledby={undefined}>
        {shown.map((group) => (
          <Group key={group.id} group={group} api={api} chosen={chosen} isAlone={shown.length === 1} />
        ))}
      </div>
      {items.length === 0 && (
        <p class={styles['note']} role="status">
          {t(words === '' ? 'log.filter.none' : 'log.filter.nothing')}
        </p>
      )}
      {isCut && <p class={styles['note']}>{t('log.filter.most', { count: mostValues })}</p>}
    </div>
  );
}

interface GroupProps {
  group: ChoiceGroup;
  api: listbox.Api<PropTypes, Choice>;
  chosen: readonly Choice[];
  /** Then it needs no name of its own. */
  isAlone: boolean;
}

function Group({ group, api, chosen, isAlone }: GroupProps) {
  return (
    <div {...api.getItemGroupProps({ id: group.id })} aria-label={group.label} aria-labelledby={undefined}>
      {!isAlone && (
        <span {...api.getItemGroupLabelProps({ htmlFor: group.id })} class={styles['heading']}>
          {group.label}
        </span>
      )}
      {group.choices.map((choice) => (
        <Item
          key={choice.key}
          choice={choice}
          isChosen={chosen.some(({ key }) => key === choice.key)}
          props={api.getItemProps({ item: choice, highlightOnHover: true })}
        />
      ))}
    </div>
  );
}

interface ItemProps {
  choice: Choice;
  isChosen: boolean;
  props: object;
}

function Item({ choice: { label, count, value }, isChosen, props }: ItemProps) {
  return (
    <div {...props} class={styles['item']} title={label}>
      <span class={styles['check']}>{isChosen && <Check size={14} aria-hidden="true" />}</span>
      <span class={`${styles['text']} ${value === '' ? styles['quiet'] : ''}`}>
        <bdi>{label}</bdi>
      </span>
      {count !== null && (
        <span class={styles['count']}>{count.more ? t('log.count.more', { count: count.count }) : writeNumber(count.count)}</span>
      )}
    </div>
  );
}
