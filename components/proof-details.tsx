/** What a verification has found, and in plain words what its signatures show and what they do not. */
import { Download } from 'lucide-preact';
import { t } from '../lib/text/t.ts';
import { Button } from './button.tsx';
import { formatStart } from './format.ts';
import { Notice } from './notice.tsx';
import type { Proof } from './proof-menu.tsx';
import styles from './proof-menu.module.css';
import { describeError } from './read-error.tsx';
import type { Load } from './use-load.ts';

interface ProofDetailsProps {
  of: 'session' | 'log';
  load: Load<Proof>;
  onRetry: () => void;
  onDownload: (() => void) | null;
}

export function ProofDetails({ of, load, onRetry, onDownload }: ProofDetailsProps) {
  return (
    <div class={styles['details']}>
      {load.state === 'loading' && <p role="status">{t('proof.checking')}</p>}
      {load.state === 'failed' && (
        <Notice tone="unsure" actions={<Button onClick={onRetry}>{t('common.action.retry')}</Button>}>
          {t('proof.unread-why', { message: describeError(load.error) })}
        </Notice>
      )}
      {load.state === 'ready' && <Found of={of} proof={load.value} />}
      <Meaning />
      {load.state === 'ready' && (
        <p class={styles['key']}>
          {t('proof.key')} <code>{load.value.verifier}</code>
        </p>
      )}
      {onDownload !== null && (
        <p class={styles['download']}>
          <Button onClick={onDownload}>
            <Download size={14} aria-hidden="true" />
            {t('proof.download')}
          </Button>
          <span class={styles['quiet']}>{t('proof.download-hint')}</span>
        </p>
      )}
    </div>
  );
}

function Found({ of, proof }: { of: 'session' | 'log'; proof: Proof }) {
  const { verified, problem, signatures } = proof;
  const counts = (['enrolled', 'self-asserted', 'unsigned', 'broken'] as const).filter((state) => signatures[state] > 0);
  const removed = (['retention', 'erased', 'remasked'] as const).filter((reason) => Number(proof[reason] ?? 0) > 0);
  return (
    <>
      {problem !== null && (
        <Notice tone="wrong" title={t('proof.found')}>
          <p>{problem.meaning}</p>
          {problem.stream !== null && (
            <p class={styles['place']}>{t('proof.place', { stream: problem.stream, seq: problem.seq ?? '–' })}</p>
          )}
        </Notice>
      )}
      {problem === null && verified === null && <p>{t('proof.nothing-why')}</p>}
      {verified !== null && (
        <p>{t(of === 'session' ? 'proof.checked' : 'proof.checked-log', { time: formatStart(verified.at), count: verified.size })}</p>
      )}
      {'records' in proof && typeof proof.records === 'number' && verified !== null && (
        <p>
          {t('proof.records', { count: proof.records })}
          {removed.map((reason) => `; ${t(`proof.${reason}`, { count: Number(proof[reason]) })}`)}
        </p>
      )}
      {counts.length > 0 && (
        <>
          <h3>{t('proof.signatures')}</h3>
          <ul>
            {counts.map((state) => (
              <li key={state} class={styles[state]}>
                {t(`proof.count.${state}`, { count: signatures[state] })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Meaning() {
  return (
    <>
      <h3>{t('proof.shows')}</h3>
      <ul>
        <li>{t('proof.shows.profile')}</li>
        <li>{t('proof.shows.unchanged')}</li>
      </ul>
      <h3>{t('proof.hides')}</h3>
      <ul>
        <li>{t('proof.hides.agent')}</li>
        <li>{t('proof.hides.device')}</li>
        <li>{t('proof.hides.operator')}</li>
      </ul>
    </>
  );
}
