/** The form of an account: its name where it is new, its roles, and the groups that it supervises. */
import { useId, useState } from 'preact/hooks';
import type { NewAccount } from '../../lib/events/account-api.ts';
import { roles as allRoles, type Role } from '../../lib/events/role.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import styles from './accounts.module.css';

interface AccountFormProps {
  /** What is changed; null for a new one. */
  account: NewAccount | null;
  /** Resolves true where it was done, and the form begins anew. */
  onSave: (account: NewAccount) => Promise<boolean>;
  onCancel?: () => void;
}

const blank: NewAccount = { name: '', roles: [], groups: [] };

export function AccountForm({ account, onSave, onCancel }: AccountFormProps) {
  const id = useId();
  const [draft, setDraft] = useState(account ?? blank);
  const [groups, setGroups] = useState(draft.groups.join(', '));
  const [problem, setProblem] = useState<string | null>(null);
  const toggle = (role: Role): void =>
    setDraft({ ...draft, roles: draft.roles.includes(role) ? draft.roles.filter((each) => each !== role) : [...draft.roles, role] });
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (draft.roles.length === 0) return setProblem(t('accounts.form.no-role'));
    setProblem(null);
    const names = groups.split(',').map((group) => group.trim());
    const isDone = await onSave({ ...draft, name: draft.name.trim(), groups: names.filter((group) => group !== '') });
    if (!isDone || account !== null) return;
    setDraft(blank);
    setGroups('');
  };
  return (
    <form class={styles['form']} onSubmit={(event) => void save(event)}>
      <h2>{account === null ? t('accounts.form.add') : t('accounts.form.change', { name: account.name })}</h2>
      {account === null && (
        <p class={styles['field']}>
          <label for={`${id}-name`}>{t('accounts.form.name')}</label>
          <input
            id={`${id}-name`}
            value={draft.name}
            maxLength={200}
            autocomplete="off"
            required
            onInput={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
        </p>
      )}
      <RoleBoxes chosen={draft.roles} problem={problem} onToggle={toggle} />
      <p class={styles['field']}>
        <label for={`${id}-groups`}>{t('accounts.form.groups')}</label>
        <input
          id={`${id}-groups`}
          value={groups}
          dir="auto"
          aria-describedby={`${id}-help`}
          onInput={(event) => setGroups(event.currentTarget.value)}
        />
        <small id={`${id}-help`}>{t('accounts.form.groups.help')}</small>
      </p>
      <div class={styles['acts']}>
        <Button look="primary" type="submit">
          {t(account === null ? 'accounts.form.add' : 'accounts.form.save')}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{t('accounts.form.cancel')}</Button>}
      </div>
    </form>
  );
}

interface RoleBoxesProps {
  chosen: readonly Role[];
  problem: string | null;
  onToggle: (role: Role) => void;
}

function RoleBoxes({ chosen, problem, onToggle }: RoleBoxesProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={id}>
      <legend>{t('accounts.form.roles')}</legend>
      {allRoles.map((role) => (
        <label key={role}>
          <input type="checkbox" checked={chosen.includes(role)} onChange={() => onToggle(role)} />
          <span>
            {t(`accounts.role.${role}`)} <small>{t(`accounts.role.${role}.help`)}</small>
          </span>
        </label>
      ))}
      <p id={id} class={styles['problem']} aria-live="polite">
        {problem}
      </p>
    </fieldset>
  );
}
