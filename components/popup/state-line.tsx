/** The state in words, why it is so, and the buttons that change it. */
import type { ComponentChildren } from 'preact';
import { t, type TextKey } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { formatClock, formatOrigin } from '../format.ts';
import { RefusalNotice } from '../options/refusal-notice.tsx';
import { writeRoute } from '../options/route.ts';
import { useTask, type Task } from '../options/use-task.ts';
import type { PopupState } from './choose-state.ts';
import type { Command, PopupProps, PopupStatus } from './model.ts';
import styles from './popup.module.css';

type StateLineProps = Pick<PopupProps, 'page' | 'withdrawn' | 'actions'> & { state: PopupState; status: PopupStatus };

const tones: Partial<Record<PopupState, string>> = {
  recording: 'recording',
  ready: 'ready',
  paused: 'unsure',
  'no-consent': 'unsure',
  'switched-off': 'unsure',
  stuck: 'wrong',
  withdrawn: 'wrong',
};

/** What else can be done while recording is on, whatever page is in front. */
const running: readonly Command[] = ['pause', 'stop'];
const commands: Record<PopupState, readonly Command[]> = {
  'no-consent': [],
  'no-sites': [],
  stopped: ['start'],
  paused: ['resume', 'stop'],
  stuck: running,
  withdrawn: ['pause'],
  'switched-off': running,
  recording: running,
  ready: running,
  'not-here': running,
  'not-a-page': running,
};

export function StateLine(props: StateLineProps) {
  const { state, status, page, withdrawn, actions } = props;
  const task = useTask();
  const why = t(`popup.state.${state}-why` as TextKey, {
    origin: formatOrigin(page.origin ?? ''),
    origins: withdrawn.map(formatOrigin).join(', '),
    time: formatClock(status.fullSince ?? 0),
  });
  return (
    <section class={styles['state']} data-state={state}>
      <div class={styles['line']}>
        <h2 aria-live="polite">
          <span class={`${styles['dot']} ${styles[tones[state] ?? 'off']}`} aria-hidden="true" />
          {t(`popup.state.${state}`)}
        </h2>
        <span class={styles['buttons']}>
          {commands[state].map((command) => (
            <Button
              key={command}
              id={`do-${command}`}
              look={command === 'resume' || command === 'start' ? 'primary' : 'plain'}
              disabled={task.state === 'running'}
              onClick={() => void task.run(() => actions.command(command))}
            >
              {t(`popup.do.${command}`)}
            </Button>
          ))}
        </span>
      </div>
      <p class={styles['quiet']}>{why}</p>
      <NextStep {...props} task={task} />
      <RefusalNotice refusal={task.refusal} />
    </section>
  );
}

/** The one thing that would make this page be recorded. */
function NextStep({ state, page, withdrawn, actions, task }: StateLineProps & { task: Task }) {
  const open = (hash: string, words: ComponentChildren) => (
    <p>
      <Button id="next-step" look="primary" onClick={() => actions.openOptions(hash)}>
        {words}
      </Button>
    </p>
  );
  if (state === 'no-consent') return open(writeRoute('welcome'), t('popup.do.consent'));
  if (page.pairingLink !== null) return null;
  if (state === 'no-sites') return open(writeRoute('sites', 'add', page.origin ?? undefined), t('popup.do.add-site'));
  if (state === 'not-here') return open(writeRoute('sites', 'add', page.origin ?? undefined), t('popup.offer.site'));
  if (state === 'switched-off') return open(writeRoute('sites', 'edit', page.origin ?? undefined), t('popup.do.edit-site'));
  if (state !== 'withdrawn') return null;
  const allow = async () => {
    const allowed = await actions.requestAccess(withdrawn);
    return allowed ? ({ outcome: 'done' } as const) : ({ outcome: 'refused', reason: 'declined', detail: null } as const);
  };
  return (
    <p>
      <Button id="next-step" look="primary" disabled={task.state === 'running'} onClick={() => void task.run(allow)}>
        {t('popup.do.allow')}
      </Button>
    </p>
  );
}
