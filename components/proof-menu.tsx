/** How far something is verified, in a few words, and behind them what that proves and what it does not. */
import * as popover from '@zag-js/popover';
import { normalizeProps, useMachine } from '@zag-js/preact';
import { ChevronDown, ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-preact';
import { useId } from 'preact/hooks';
import type { LogState, SessionProof } from '../lib/events/log-api.ts';
import { t } from '../lib/text/t.ts';
import { formatExact, formatStart } from './format.ts';
import { ProofDetails } from './proof-details.tsx';
import styles from './proof-menu.module.css';
import { useLoad, type Load } from './use-load.ts';

export type Proof = LogState | SessionProof;

interface ProofMenuProps {
  of: 'session' | 'log';
  /** What is verified: another one is read anew. */
  id: string;
  read: (signal: AbortSignal) => Promise<Proof>;
  /** Null where whoever looks may not have it. */
  onDownload: (() => void) | null;
}

export function ProofMenu({ of, id, read, onDownload }: ProofMenuProps) {
  const { load, retry } = useLoad(id, read);
  const service = useMachine(popover.machine, { id: useId(), portalled: false, positioning: { placement: 'bottom-start', gutter: 4 } });
  const api = popover.connect(service, normalizeProps);
  const { tone, words, exact } = describe(load);
  const Icon = tone === 'wrong' ? ShieldAlert : tone === 'good' ? ShieldCheck : ShieldQuestion;
  return (
    <div class={styles['menu']}>
      <button {...api.getTriggerProps()} class={`${styles['trigger']} ${styles[tone]}`} title={exact}>
        <Icon size={14} aria-hidden="true" />
        <span class={styles['said']}>{words}</span>
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      <div {...api.getPositionerProps()}>
        {api.open && (
          <div {...api.getContentProps()} class={styles['content']}>
            <h2 {...api.getTitleProps()} class={styles['title']}>
              {t(`proof.title.${of}`)}
            </h2>
            <ProofDetails of={of} load={load} onRetry={retry} onDownload={onDownload} />
          </div>
        )}
      </div>
    </div>
  );
}

interface Described {
  tone: 'plain' | 'good' | 'unsure' | 'wrong';
  words: string;
  exact?: string;
}

function describe(load: Load<Proof>): Described {
  if (load.state === 'loading') return { tone: 'plain', words: t('proof.checking') };
  if (load.state === 'failed') return { tone: 'unsure', words: t('proof.unread') };
  const { problem, verified, signatures } = load.value;
  if (problem !== null) return { tone: 'wrong', words: t('proof.broken') };
  if (verified === null) return { tone: 'plain', words: t('proof.nothing') };
  // The weakest of what is there: one unsigned batch makes the whole no better than that.
  const state = (['broken', 'unsigned', 'self-asserted', 'enrolled'] as const).find((each) => signatures[each] > 0) ?? 'unsigned';
  const said = t('proof.verified', { time: formatStart(verified.at), count: verified.size });
  const tone = state === 'enrolled' ? 'good' : state === 'broken' ? 'unsure' : 'plain';
  return { tone, words: `${said} · ${t(`proof.state.${state}`)}`, exact: formatExact(verified.at) };
}
