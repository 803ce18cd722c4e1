/** What a signal means: the event that it is, where the conversation's id stands in it, and where the new value. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { actionEvents } from '../../lib/events/action-events.ts';
import { type Lesson, listPlaces } from '../../lib/consoles/make-rule.ts';
import { findText, t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import type { Seen } from './model.ts';
import styles from './teach.module.css';

interface LessonFormProps {
  seen: Seen;
  onTeach: (lesson: Lesson) => void;
  onTeachRoute: (group: string) => void;
  onCancel: () => void;
}

/** Not an event: the address of an open conversation, of which views come by themselves. */
const isOpen = 'open-conversation';
/** Cotrail's own doings, and those that come of addresses, are not taught. */
const untaught = /^(?:recording|replay|export|endpoint|device|erasure)\.|^conversation\.(?:viewed|left)$/;

export function LessonForm({ seen, onTeach, onTeachRoute, onCancel }: LessonFormProps) {
  const { shape } = seen;
  const form = useRef<HTMLFormElement>(null);
  const places = listPlaces(shape);
  const [event, setEvent] = useState(shape.kind === 'load' ? isOpen : 'conversation.status-changed');
  const [conversation, setConversation] = useState(guessConversation(places));
  const [to, setTo] = useState('');
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const submit = (submitted: Event) => {
    submitted.preventDefault();
    if (event === isOpen) onTeachRoute(conversation);
    else onTeach({ event, conversation: conversation === '' ? null : conversation, to: to === '' ? null : to, entity: null });
  };
  return (
    <form ref={form} class={styles['lesson']} onSubmit={submit}>
      <h2>{t('teach.lesson.title')}</h2>
      <Choice
        id="lesson-event"
        label={t('teach.lesson.event')}
        value={event}
        onChoose={setEvent}
        options={listEvents(shape.kind === 'load')}
      />
      <Choice
        id="lesson-conversation"
        label={t('teach.lesson.conversation')}
        hint={t('teach.lesson.conversation-hint')}
        value={conversation}
        onChoose={setConversation}
        options={[...toOptions(places), ['open', t('teach.lesson.open')], ['', t('teach.lesson.none')]]}
      />
      {event !== isOpen && (
        <Choice
          id="lesson-to"
          label={t('teach.lesson.to')}
          hint={t('teach.lesson.to-hint')}
          value={to}
          onChoose={setTo}
          options={[['', t('teach.lesson.no-value')], ...toOptions(places)]}
        />
      )}
      <div class={styles['line']}>
        <Button id="lesson-save" type="submit" look="primary">
          {t('teach.lesson.save')}
        </Button>
        <Button onClick={onCancel}>{t('options.cancel')}</Button>
      </div>
    </form>
  );
}

type Option = readonly [value: string, label: string];

interface ChoiceProps {
  id: string;
  label: string;
  hint?: string;
  value: string;
  options: readonly Option[];
  onChoose: (value: string) => void;
}

function Choice({ id, label, hint, value, options, onChoose }: ChoiceProps) {
  return (
    <div class={styles['field']}>
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(chosen) => onChoose(chosen.currentTarget.value)}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-hint`} class={styles['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}

function listEvents(isAddress: boolean): Option[] {
  const events = Object.keys(actionEvents).filter((name) => !untaught.test(name));
  const named = events.map((name): Option => [name, findText(`common.event.${name}`) ?? name]);
  return [...(isAddress ? [[isOpen, t('teach.lesson.is-open')] as const] : []), ...named.sort((a, b) => a[1].localeCompare(b[1]))];
}

function toOptions(places: readonly string[]): Option[] {
  return places.map((place): Option => [place, /^:/.test(place) ? t('teach.place.path', { place: place.slice(1) }) : place]);
}

/** A place that is called so, or the first id of the address. */
function guessConversation(places: readonly string[]): string {
  return places.find((place) => /conversation|ticket|chat|thread|room/i.test(place)) ?? places.find((place) => place.startsWith(':')) ?? '';
}
