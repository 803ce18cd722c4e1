/** Where an action leads: to its moment in the replay, into the console, and to the questions that follow from it. */
import { ExternalLink, MessagesSquare, Play } from 'lucide-preact';
import { listRelated } from '../../lib/audit/related.ts';
import { findConversationLink, nameActor } from '../../lib/audit/words.ts';
import type { Action } from '../../lib/events/action.ts';
import { t } from '../../lib/text/t.ts';
import { writeRoute } from '../route.ts';
import { viewSession } from '../session/session-view.ts';
import { viewTranscript } from '../transcript/transcript-view.ts';
import { viewLog } from './log-view.ts';
import styles from './action-panel.module.css';

interface ActionLinksProps {
  action: Action;
  source: string | null;
}

export function ActionMoment({ action, source }: ActionLinksProps) {
  const session = action.moment?.session ?? action.session;
  const place = action.moment?.place ?? 'none';
  const at = action.moment?.at ?? action.at;
  // A tab that nobody observed nor inferred is no reason to show that tab alone.
  const tab = place === 'none' ? null : (action.moment?.tab ?? null);
  const link = findConversationLink(action);
  const conversation = action.conversation?.id ?? null;
  return (
    <div class={styles['moment']}>
      {session === null ? (
        <p class={styles['quiet']}>{t('log.panel.replay.none')}</p>
      ) : (
        <>
          <a class={styles['replay']} href={writeRoute({ screen: 'session', source, ...viewSession(session, { at, tab }) })}>
            <Play size={14} aria-hidden="true" />
            {t('log.panel.replay')}
          </a>
          <p class={styles['quiet']}>{t(`log.panel.place.${place}`)}</p>
        </>
      )}
      {conversation !== null && (
        <a class={styles['out']} href={writeRoute(viewTranscript(conversation, action.console, source))}>
          <MessagesSquare size={13} aria-hidden="true" />
          {t('transcript.link')}
        </a>
      )}
      {link !== null && (
        <a class={styles['out']} href={link} target="_blank" rel="noopener noreferrer">
          {t('log.panel.console')}
          <ExternalLink size={13} aria-hidden="true" />
        </a>
      )}
    </div>
  );
}

export function ActionRelated({ action, source }: ActionLinksProps) {
  const related = listRelated(action);
  if (related.length === 0) return null;
  const name = nameActor(action.actor) ?? t('log.value.nobody');
  return (
    <section class={styles['related']}>
      <h3>{t('log.panel.related')}</h3>
      <ul>
        {related.map(({ question, log, filter }) => (
          <li key={question}>
            <a href={writeRoute(viewLog(log, filter, source))}>{t(`log.panel.related.${question}`, { name })}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
