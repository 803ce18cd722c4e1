/** The state in words, why it is so, and the buttons that change it. */
import type { ComponentChildren } from 'preact';
import { t, type TextKey } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { formatClock, formatOrigin } from '../format.ts';
import { RefusalNotice } from '../options/refusal-notice.tsx';
import { describeContents } from '../options/describe-site.ts';
import { writeRoute } from '../options/route.ts';
import { useTask, type Task } from '../options/use-task.ts';
import type { PopupState } from './choose-state.ts';
import type { Command, PopupProps, PopupStatus } from './model.ts';
import { PauseWhy } from './pause-why.tsx';
import styles from './popup.module.css';

type StateLineProps = Pick<PopupProps, 'page' | 'settings' | 'managed' | 'withdrawn' | 'actions'> & {
  state: PopupState;
  status: PopupStatus;
};

const tones: Partial<Record<PopupState, string>> = {
  recording: 'recording',
  ready: 'ready',
  paused: 'unsure',
  'no-consent': 'unsure',
  'switched-off': 'unsure',
  stuck: 'wrong',
  withdrawn: 'wrong',
};

type Press = Command | 'pause';

/** What else can be done while recording is on, whatever page is in front. */
const running: readonly Press[] = ['pause', 'stop'];
const commands: Record<PopupState, readonly Press[]> = {
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
  const { state, managed, actions } = props;
  const task = useTask();
  const press = (command: Press) => (command === 'pause' ? actions.pause(null) : actions.command(command));
  const allowed = commands[state].filter((command) => managed.mayPause || command === 'start' || command === 'resume');
  return (
    <section class={styles['state']} data-state={state}>
      <div class={styles['line']}>
        <h2 aria-live="polite">
          <span class={`${styles['dot']} ${styles[tones[state] ?? 'off']}`} aria-hidden="true" />
          {t(`popup.state.${state}`)}
        </h2>
        <span class={styles['buttons']}>
          {allowed.map((command) => (
            <Button
              key={command}
              id={`do-${command}`}
              look={command === 'resume' || command === 'start' ? 'primary' : 'plain'}
              disabled={task.state === 'running'}
              onClick={() => void task.run(() => press(command))}
            >
              {t(`popup.do.${command}`)}
            </Button>
          ))}
        </span>
      </div>
      <p class={styles['quiet']}>{explain(props)}</p>
      <Contents {...props} />
      {state === 'paused' && <PauseWhy why={props.status.pauseWhy} onSay={actions.pause} />}
      {!managed.mayPause && commands[state].length > 0 && <p class={styles['quiet']}>{t('popup.policy.no-pause')}</p>}
      <NextStep {...props} task={task} />
      <RefusalNotice refusal={task.refusal} />
    </section>
  );
}

/** Why it is so, in a sentence. */
function explain({ state, status, page, managed, withdrawn }: StateLineProps): string {
  const listed = state === 'not-here' && managed.locks.includes('sites') ? 'not-here-why-locked' : `${state}-why`;
  return t(`popup.state.${listed}` as TextKey, {
    origin: formatOrigin(page.origin ?? ''),
    origins: withdrawn.map(formatOrigin).join(', '),
    time: formatClock(status.fullSince ?? 0),
  });
}

/** Where something is recorded: what of the page, and whose list says so. */
function Contents({ state, settings, managed, page }: StateLineProps) {
  const site = settings.sites.find(({ origin }) => origin === page.origin);
  if (site === undefined || (state !== 'recording' && state !== 'ready')) return null;
  return (
    <p class={styles['quiet']} id="recorded-here">
      {describeContents(site)} · {t(`options.mask.${site.maskLevel}`)}.{' '}
      {t(managed.sites.includes(site.origin) ? 'popup.because.company' : 'popup.because.own')}
    </p>
  );
}

/** The one thing that would make this page be recorded. */
function NextStep({ state, page, managed, withdrawn, actions, task }: StateLineProps & { task: Task }) {
  const open = (hash: string, words: ComponentChildren) => (
    <p>
      <Button id="next-step" look="primary" onClick={() => actions.openOptions(hash)}>
        {words}
      </Button>
    </p>
  );
  if (state === 'no-consent') return open(writeRoute('welcome'), t('popup.do.consent'));
  if (page.pairingLink !== null) return null;
  const isClosed = managed.locks.includes('sites');
  if (isClosed && state !== 'withdrawn') return null;
  if (state === 'no-sites') return open(writeRoute('sites', 'add', page.origin ?? undefined), t('popup.do.add-site'));
  if (state === 'not-here') return open(writeRoute('sites', 'add', page.origin ?? undefined), t('popup.offer.site'));
  if (state === 'switched-off' && managed.sites.includes(page.origin ?? '')) return null;
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
