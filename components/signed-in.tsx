/** Who is signed in, at the foot of the rail, and the way out. */
import { LogOut } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Me } from '../lib/events/account-api.ts';
import type { SignedIn } from '../lib/feed/accounts.ts';
import { t, writeList } from '../lib/text/t.ts';
import styles from './app.module.css';
import { Button } from './button.tsx';
import { describeError } from './read-error.tsx';

const answerMs = 25_000;

export function SignedInAs({ me, signedIn }: { me: Me; signedIn: SignedIn }) {
  const [problem, setProblem] = useState<string | null>(null);
  const leave = (everywhere: boolean): void => {
    setProblem(null);
    signedIn.signOut(everywhere, AbortSignal.timeout(answerMs)).then(
      () => location.replace(signedIn.signInUrl('')),
      (error: unknown) => setProblem(describeError(error)),
    );
  };
  return (
    <section class={styles['me']} aria-label={t('accounts.me.label')}>
      <strong class={styles['label']} title={describeRoles(me)}>
        {me.name ?? t('accounts.me.operator')}
      </strong>
      <Button look="quiet" label={t('accounts.me.sign-out')} onClick={() => leave(false)}>
        <LogOut size={16} aria-hidden="true" />
      </Button>
      {me.kind === 'account' && (
        <button type="button" class={`${styles['everywhere']} ${styles['label']}`} onClick={() => leave(true)}>
          {t('accounts.me.everywhere')}
        </button>
      )}
      {problem !== null && <p role="alert">{problem}</p>}
    </section>
  );
}

export function describeRoles({ roles }: Pick<Me, 'roles'>): string {
  return writeList(roles.map((role) => t(`accounts.role.${role}`)));
}
