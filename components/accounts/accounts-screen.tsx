/** The accounts of a collector: who may sign in, and with which roles. Admins change them; auditors look. */
import { useState } from 'preact/hooks';
import { everyGroup, type Account, type NewAccount } from '../../lib/events/account-api.ts';
import type { SignedIn } from '../../lib/feed/accounts.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { formatStart } from '../format.ts';
import { Notice } from '../notice.tsx';
import { describeError, ReadError } from '../read-error.tsx';
import { describeRoles } from '../signed-in.tsx';
import { useLoad } from '../use-load.ts';
import { AccountForm } from './account-form.tsx';
import styles from './accounts.module.css';

const answerMs = 25_000;

interface LinkFor {
  name: string;
  link: string;
  expiresAt: number;
}

export function AccountsScreen({ signedIn, isAdmin }: { signedIn: SignedIn; isAdmin: boolean }) {
  const [version, setVersion] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [link, setLink] = useState<LinkFor | null>(null);
  const [changed, setChanged] = useState<Account | null>(null);
  const { load, retry } = useLoad(`accounts:${version}`, (signal) => signedIn.listAccounts(signal));
  const act = async (change: (signal: AbortSignal) => Promise<LinkFor | null>): Promise<boolean> => {
    setProblem(null);
    setLink(null);
    try {
      setLink(await change(AbortSignal.timeout(answerMs)));
      setVersion(version + 1);
      return true;
    } catch (error) {
      setProblem(describeError(error));
      return false;
    }
  };
  const add = (account: NewAccount) =>
    act(async (signal) => {
      const { link, expiresAt } = await signedIn.addAccount(account, signal);
      return { name: account.name, link, expiresAt };
    });
  const change = (account: Account, changes: Partial<Account>) =>
    act(async (signal) => {
      const { roles, groups, disabled } = { ...account, ...changes };
      await signedIn.changeAccount(account.id, { roles, groups, disabled }, signal);
      setChanged(null);
      return null;
    });
  const renew = ({ id, name }: Account) => act(async (signal) => ({ name, ...(await signedIn.createSetUpLink(id, signal)) }));
  if (load.state === 'failed') return <ReadError error={load.error} onRetry={retry} />;
  return (
    <main id="content" class={styles['screen']}>
      <h1>{t('accounts.title')}</h1>
      {problem !== null && <Notice tone="wrong">{problem}</Notice>}
      {link !== null && <LinkNotice {...link} />}
      {load.state === 'loading' && <p role="status">{t('accounts.loading')}</p>}
      {load.state === 'ready' && load.value.length === 0 && <NoAccounts />}
      {load.state === 'ready' && load.value.length > 0 && (
        <AccountTable
          accounts={load.value}
          acts={
            isAdmin
              ? {
                  edit: setChanged,
                  renew: (account) => void renew(account),
                  toggle: (account) => void change(account, { disabled: !account.disabled }),
                }
              : null
          }
        />
      )}
      {changed !== null && (
        <AccountForm key={changed.id} account={changed} onSave={(next) => change(changed, next)} onCancel={() => setChanged(null)} />
      )}
      {isAdmin && changed === null && <AccountForm key="new" account={null} onSave={add} />}
    </main>
  );
}

function NoAccounts() {
  return (
    <EmptyState title={t('accounts.empty.title')}>
      <p>{t('accounts.empty.text')}</p>
    </EmptyState>
  );
}

function LinkNotice({ name, link, expiresAt }: LinkFor) {
  return (
    <Notice title={t('accounts.link.title', { name })}>
      <p>{t('accounts.link.text', { time: formatStart(expiresAt) })}</p>
      <input
        class={styles['link']}
        readOnly
        dir="ltr"
        value={link}
        aria-label={t('accounts.link.label')}
        onFocus={(event) => event.currentTarget.select()}
      />
    </Notice>
  );
}

interface Acts {
  edit: (account: Account) => void;
  renew: (account: Account) => void;
  toggle: (account: Account) => void;
}

function AccountTable({ accounts, acts }: { accounts: readonly Account[]; acts: Acts | null }) {
  return (
    <div class={styles['scroll']}>
      <table class={styles['table']}>
        <thead>
          <tr>
            {(['name', 'roles', 'groups', 'signed-in'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`accounts.column.${column}`)}
              </th>
            ))}
            {acts !== null && <th scope="col">{t('accounts.column.act')}</th>}
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              <th scope="row">
                <bdi>{account.name}</bdi> <small>{describeState(account)}</small>
              </th>
              <td>{describeRoles(account)}</td>
              <td>{describeGroups(account.groups)}</td>
              <td>{account.signedInAt === null ? t('accounts.never') : formatStart(account.signedInAt)}</td>
              {acts !== null && <AccountActs account={account} acts={acts} />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AccountActs({ account, acts }: { account: Account; acts: Acts }) {
  const isOurs = account.via === 'password';
  const name = (act: string): string => t('accounts.act.of', { act, name: account.name });
  const [edit, link, toggle] = [
    t('accounts.act.edit'),
    t('accounts.act.link'),
    t(account.disabled ? 'accounts.act.enable' : 'accounts.act.disable'),
  ];
  return (
    <td class={styles['acts']}>
      {isOurs && (
        <Button aria-label={name(edit)} onClick={() => acts.edit(account)}>
          {edit}
        </Button>
      )}
      {isOurs && (
        <Button aria-label={name(link)} onClick={() => acts.renew(account)}>
          {link}
        </Button>
      )}
      <Button aria-label={name(toggle)} onClick={() => acts.toggle(account)}>
        {toggle}
      </Button>
    </td>
  );
}

function describeState({ disabled, via, hasPassword }: Account): string {
  if (disabled) return t('accounts.state.disabled');
  if (via === 'provider') return t('accounts.state.provider');
  return hasPassword ? '' : t('accounts.state.no-password');
}

function describeGroups(groups: readonly string[]): string {
  if (groups.includes(everyGroup)) return t('accounts.groups.all');
  return groups.length === 0 ? t('accounts.groups.none') : groups.join(', ');
}
