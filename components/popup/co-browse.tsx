/** Joins a customer: by the code that they read out, or by a link for them to open; and says with whom this session is linked. */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { formatClock, formatExact } from '../format.ts';
import { RefusalNotice } from '../options/refusal-notice.tsx';
import { useTask } from '../options/use-task.ts';
import type { JoinLink, PopupActions, PopupStatus } from './model.ts';
import styles from './popup.module.css';

type CoBrowseProps = Pick<PopupStatus, 'cobrowses' | 'writtenCode'> & { actions: Pick<PopupActions, 'cobrowse'> };

/** While somebody may be about to come or to go. */
const followMs = 3_000;

export function CoBrowse({ cobrowses, writtenCode, actions: { cobrowse } }: CoBrowseProps) {
  const [links, setLinks] = useState<JoinLink[] | null>(null);
  useFollow(cobrowse.follow, cobrowses.length > 0 || links !== null);
  // Whoever came by the link has used it up.
  useEffect(() => setLinks(null), [cobrowses.length]);
  return (
    <section class={styles['state']} aria-labelledby="cobrowse-title">
      <h3 id="cobrowse-title" class={styles['small-title']}>
        {t('popup.cobrowse.title')}
      </h3>
      <ul id="cobrowses" class={styles['who']} aria-live="polite">
        {cobrowses.map((each) => (
          <With key={each.id} {...each} onLeave={cobrowse.leave} />
        ))}
      </ul>
      <Join written={writtenCode} onJoin={cobrowse.join} onLinks={setLinks} makeLinks={cobrowse.makeLinks} />
      {links !== null && <Links links={links} />}
    </section>
  );
}

function useFollow(follow: () => Promise<unknown>, isOpen: boolean): void {
  useEffect(() => {
    const ask = () => void follow().catch((error: unknown) => console.warn(error));
    ask();
    if (!isOpen) return undefined;
    const timer = setInterval(ask, followMs);
    return () => clearInterval(timer);
  }, [isOpen]);
}

function With({ id, customer, joinedAt, onLeave }: PopupStatus['cobrowses'][number] & { onLeave: PopupActions['cobrowse']['leave'] }) {
  const task = useTask();
  const words = customer.name === null ? t('popup.cobrowse.with-someone') : t('popup.cobrowse.with', { name: customer.name });
  return (
    <li>
      <span class={styles['line']}>
        <span>
          <b>{words}</b>{' '}
          <time class={styles['quiet']} dateTime={formatExact(joinedAt)}>
            {t('popup.cobrowse.since', { time: formatClock(joinedAt) })}
          </time>
        </span>
        <Button
          class="leave"
          aria-label={`${t('popup.cobrowse.leave')}: ${words}`}
          disabled={task.state === 'running'}
          onClick={() => void task.run(() => onLeave(id))}
        >
          {t('popup.cobrowse.leave')}
        </Button>
      </span>
      <RefusalNotice refusal={task.refusal} />
    </li>
  );
}

interface JoinProps {
  written: PopupStatus['writtenCode'];
  onJoin: PopupActions['cobrowse']['join'];
  makeLinks: PopupActions['cobrowse']['makeLinks'];
  onLinks: (links: JoinLink[]) => void;
}

function Join({ written, onJoin, makeLinks, onLinks }: JoinProps) {
  const task = useTask();
  const [code, setCode] = useState('');
  const isRunning = task.state === 'running';
  const isEmpty = code.trim() === '';
  const submit = (event: Event) => {
    event.preventDefault();
    if (!isEmpty && !isRunning) void task.run(() => onJoin(code)).then((done) => done && setCode(''));
  };
  const link = async () => {
    const made = await makeLinks();
    if (made.outcome === 'refused') return made;
    onLinks(made.links);
    return { outcome: 'done' } as const;
  };
  return (
    <form class={styles['why']} onSubmit={submit}>
      {written !== null && (
        <p>
          <Button id="cobrowse-written" look="primary" disabled={isRunning} onClick={() => void task.run(() => onJoin(written.code))}>
            {t('popup.cobrowse.join-written', {
              code: `${written.code.slice(0, 3)} ${written.code.slice(3)}`,
              time: formatClock(written.at),
            })}
          </Button>
        </p>
      )}
      <div class={styles['reasons']}>
        <input
          id="cobrowse-code"
          type="text"
          inputMode="numeric"
          maxLength={20}
          autocomplete="off"
          spellcheck={false}
          dir="ltr"
          aria-label={t('popup.cobrowse.code')}
          aria-invalid={task.refusal !== null}
          placeholder={t('popup.cobrowse.placeholder')}
          value={code}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <Button id="cobrowse-join" type="submit" disabled={isEmpty || isRunning}>
          {t(isRunning ? 'popup.cobrowse.joining' : 'popup.cobrowse.join')}
        </Button>
        <Button id="cobrowse-link" look="quiet" disabled={isRunning} onClick={() => void task.run(link)}>
          {t('popup.cobrowse.make-link')}
        </Button>
      </div>
      <div role="alert">
        <RefusalNotice refusal={task.refusal} />
      </div>
    </form>
  );
}

/** A link is shown whole, so that it can be copied where the browser does not let us. */
function Links({ links }: { links: readonly JoinLink[] }) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = (url: string) => void navigator.clipboard.writeText(url).then(() => setCopied(url), console.warn);
  return (
    <div class={styles['why']}>
      <p class={styles['quiet']} role="status">
        {t(copied === null ? 'popup.cobrowse.link-hint' : 'popup.cobrowse.copied')}
      </p>
      {links.map(({ name, url }) => (
        <div key={url} class={styles['reasons']}>
          <input
            class="join-link"
            type="text"
            readOnly
            dir="ltr"
            aria-label={t('popup.cobrowse.link', { name })}
            title={url}
            value={url}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button aria-label={t('popup.cobrowse.copy-link', { name })} onClick={() => copy(url)}>
            {t('popup.cobrowse.copy')}
          </Button>
        </div>
      ))}
    </div>
  );
}
