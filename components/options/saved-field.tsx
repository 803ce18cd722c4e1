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
  /** The change that the typed text stands for. */
  read: (text: string) => SettingsChange;
  inputMode?: 'text' | 'url' | 'numeric';
  placeholder?: string;
  /** More buttons, given the text as it stands. */
  buttons?: (text: string) => ComponentChildren;
}

export function SavedField(props: SavedFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const task = useTask();
  const text = draft ?? props.saved;
  const word = props.checks.findProblems(props.read(text))[props.setting];

  const undo = () => {
    setDraft(null);
    setChecked(false);
    task.reset();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (word === undefined && (await task.run(() => props.actions.save(props.read(text))))) setDraft(null);
  };

  return (
    <form
      class={styles['form']}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Escape' && undo()}
    >
      <Field
        id={props.id}
        label={props.label}
        hint={props.hint}
        inputMode={props.inputMode ?? 'text'}
        placeholder={props.placeholder ?? ''}
        dir={props.inputMode === 'url' ? 'ltr' : 'auto'}
        problem={checked ? describeProblem(props.setting, word) : null}
        value={text}
        onText={(typed) => {
          setDraft(typed);
          task.reset();
        }}
        onBlur={() => setChecked(text !== props.saved)}
      />
      <RefusalNotice refusal={task.refusal} />
      <div class={styles['buttons']}>
        <SaveButtons dirty={text !== props.saved} state={task.state} onUndo={undo} />
        {props.buttons?.(text)}
      </div>
    </form>
  );
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
