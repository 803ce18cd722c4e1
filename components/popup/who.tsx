/** Who this session is of and where that is known from; where nobody knows, a field to say so. */
import { useState } from 'preact/hooks';
import type { Person } from '../../lib/events/person.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { RefusalNotice } from '../options/refusal-notice.tsx';
import { useTask } from '../options/use-task.ts';
import type { PopupProps } from './model.ts';
import styles from './popup.module.css';

type WhoProps = Pick<PopupProps, 'managed' | 'settings' | 'actions'> & { persons: readonly Person[] };

export function Who({ persons, settings, managed, actions }: WhoProps) {
  const set = settings.personName;
  const told: Person[] =
    persons.length > 0 ? [...persons] : set === null ? [] : [{ id: null, name: set, console: null, via: settings.personVia }];
  if (told.length === 0)
    return managed.locks.includes('personName') ? <p class={styles['quiet']}>{t('popup.who.unknown')}</p> : <Ask actions={actions} />;
  return (
    <ul id="who" class={styles['who']} aria-label={t('popup.who.label')}>
      {told.map(({ id, name, console, via }) => (
        <li key={`${via} ${console ?? ''} ${id ?? ''}`}>
          <b dir="auto">{name ?? id}</b> <span class={styles['quiet']}>{t(`common.via.${via}`, { console: console ?? '' })}</span>
        </li>
      ))}
    </ul>
  );
}

function Ask({ actions }: Pick<WhoProps, 'actions'>) {
  const task = useTask();
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const submit = (event: Event) => {
    event.preventDefault();
    if (name !== '') void task.run(() => actions.sayWho(name));
  };
  return (
    <form class={styles['why']} onSubmit={submit}>
      <p id="who-hint">{t('popup.who.ask')}</p>
      <div class={styles['reasons']}>
        <input
          id="who-name"
          type="text"
          maxLength={200}
          dir="auto"
          autocomplete="name"
          aria-label={t('popup.who.name')}
          aria-describedby="who-hint"
          placeholder={t('popup.who.name')}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name === '' || task.state === 'running'}>
          {t('popup.who.say')}
        </Button>
      </div>
      <RefusalNotice refusal={task.refusal} />
    </form>
  );
}
