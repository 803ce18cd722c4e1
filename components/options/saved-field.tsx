/** One setting that is typed: checked when left, saved on Enter, with what is not saved yet said beside it. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { describeProblem } from './describe-problem.ts';
import { Field } from './field.tsx';
import type { OptionsSettings, SectionProps, SettingsChange } from './model.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { useTask, type Task } from './use-task.ts';
import styles from './form.module.css';

interface SavedFieldProps extends Pick<SectionProps, 'checks' | 'actions'> {
  id: string;
  label: string;
  hint: string;
  setting: keyof OptionsSettings;
  saved: string;
  /** The company has set it. */
  locked?: boolean;
  /** The change that the typed text stands for. */
  read: (text: string) => SettingsChange;
  inputMode?: 'text' | 'url' | 'numeric';
  placeholder?: string;
  /** More buttons, given the text as it stands. */
  buttons?: (text: string) => ComponentChildren;
}

export function SavedField(props: SavedFieldProps) {
  const { text, word, dirty, checked, task, type, check, undo, submit } = useSavedText(props);
  const inputMode = props.inputMode ?? 'text';
  const locked = props.locked === true;
  return (
    <form class={styles['form']} noValidate onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && undo()}>
      <Field
        id={props.id}
        label={props.label}
        hint={props.hint}
        inputMode={inputMode}
        placeholder={props.placeholder ?? ''}
        dir={inputMode === 'url' ? 'ltr' : 'auto'}
        problem={checked ? describeProblem(props.setting, word) : null}
        locked={locked}
        value={text}
        onText={type}
        onBlur={check}
      />
      <RefusalNotice refusal={task.refusal} />
      <div class={styles['buttons']}>
        {!locked && <SaveButtons dirty={dirty} state={task.state} onUndo={undo} />}
        {props.buttons?.(text)}
      </div>
    </form>
  );
}

/** The text as typed, against the one that is saved. What is wrong is shown once the field was left or sent. */
function useSavedText({ saved, setting, read, checks, actions }: SavedFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const task = useTask();
  const text = draft ?? saved;
  const dirty = text !== saved;
  const word = checks.findProblems(read(text))[setting];
  const type = (typed: string) => {
    setDraft(typed);
    task.reset();
  };
  const undo = () => {
    setDraft(null);
    setChecked(false);
    task.reset();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (word === undefined && dirty) void task.run(() => actions.save(read(text))).then((done) => done && setDraft(null));
  };
  return { text, word, dirty, checked, task, type, undo, submit, check: () => setChecked(dirty) };
}

function SaveButtons({ dirty, state, onUndo }: { dirty: boolean; state: Task['state']; onUndo: () => void }) {
  const words = { idle: dirty ? t('options.save.unsaved') : '', running: t('options.save.saving'), done: t('options.save.saved') };
  return (
    <>
      <Button type="submit" look={dirty ? 'primary' : 'plain'} disabled={!dirty || state === 'running'}>
        {t('options.save.button')}
      </Button>
      {dirty && <Button onClick={onUndo}>{t('options.save.undo')}</Button>}
      <span role="status" class={state === 'done' ? styles['saved'] : styles['unsaved']}>
        {words[state]}
      </span>
    </>
  );
}
