/** Chooses whose days are shown: a field that finds an agent by a part of the name, and the group that the list is of. */
import * as combobox from '@zag-js/combobox';
import { normalizeProps, useMachine } from '@zag-js/preact';
import { ChevronDown } from 'lucide-preact';
import { useId, useMemo, useState } from 'preact/hooks';
import type { Agent, AgentsPage } from '../../lib/events/activity-api.ts';
import { t } from '../../lib/text/t.ts';
import { OptionMenu } from '../option-menu.tsx';
import styles from './agent-chooser.module.css';
import { nameAgent } from './item-words.ts';

interface AgentChooserProps {
  page: AgentsPage;
  agent: string | null;
  group: string | null;
  onAgent: (agent: string | null) => void;
  onGroup: (group: string | null) => void;
}

interface Item {
  /** Empty: all of them. */
  value: string;
  label: string;
}

/** Where there is one agent and no group there is nothing to choose. */
export function AgentChooser({ page, agent, group, onAgent, onGroup }: AgentChooserProps) {
  if (page.agents.length <= 1) return null;
  const agents = page.agents.filter(({ groups }) => group === null || groups.includes(group));
  const groups = [{ value: '', label: t('agents.choose.all-groups') }, ...page.groups.map((value) => ({ value, label: value }))];
  return (
    <>
      {page.groups.length > 0 && (
        <OptionMenu
          label={t('agents.choose.group')}
          options={groups}
          chosen={[group ?? '']}
          showsChosen={group !== null}
          onToggle={(value) => onGroup(value === '' ? null : value)}
        >
          {group ?? t('agents.choose.all-groups')}
        </OptionMenu>
      )}
      <Finder key={`${agent}:${group}`} agents={agents} agent={agent} onAgent={onAgent} />
    </>
  );
}

function Finder({ agents, agent, onAgent }: { agents: readonly Agent[] } & Pick<AgentChooserProps, 'agent' | 'onAgent'>) {
  const [words, setWords] = useState('');
  const items = useMemo<Item[]>(
    () => [{ value: '', label: t('agents.choose.all') }, ...agents.map((each) => ({ value: each.id, label: nameAgent(each) }))],
    [agents],
  );
  const found = items.filter(({ label }) => label.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase()));
  const service = useMachine(combobox.machine as combobox.Machine<Item>, {
    id: useId(),
    collection: combobox.collection({ items: found, itemToValue: ({ value }) => value, itemToString: ({ label }) => label }),
    defaultValue: [agent ?? ''],
    defaultInputValue: items.find(({ value }) => value === (agent ?? ''))?.label ?? agent ?? '',
    openOnClick: true,
    inputBehavior: 'autohighlight',
    positioning: { placement: 'bottom-start', gutter: 4 },
    onOpenChange: () => setWords(''),
    onInputValueChange: ({ inputValue, reason }) => setWords(reason === 'input-change' ? inputValue : ''),
    onValueChange: ({ value: [value] }) => value !== undefined && value !== (agent ?? '') && onAgent(value === '' ? null : value),
  });
  const api = combobox.connect(service, normalizeProps);
  return (
    <div {...api.getRootProps()} class={styles['root']}>
      <label {...api.getLabelProps()} class="unseen">
        {t('agents.choose.agent')}
      </label>
      <div {...api.getControlProps()} class={styles['control']}>
        <input
          {...api.getInputProps()}
          class={styles['input']}
          type="text"
          role="combobox"
          aria-expanded={api.open}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button {...api.getTriggerProps()} class={styles['trigger']} aria-label={t('agents.choose.open')}>
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      </div>
      <div {...api.getPositionerProps()}>
        {api.open && (
          <ul {...api.getContentProps()} class={styles['list']}>
            {found.map((item) => (
              <li key={item.value} {...api.getItemProps({ item })} class={styles['item']}>
                <bdi>{item.label}</bdi>
              </li>
            ))}
            {found.length === 0 && (
              <li class={styles['nothing']} role="option" aria-disabled="true" aria-selected="false">
                {t('agents.choose.nothing')}
              </li>
            )}
          </ul>
        )}
      </div>
    </div>
  );
}
