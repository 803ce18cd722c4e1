/** Asks what a tighter mask level would not have kept. It removes nothing. */
import { useState } from 'preact/hooks';
import { Origin } from '../../lib/events/base.ts';
import type { RemaskRequest, RemaskTarget } from '../../lib/events/remask-api.ts';
import type { Keeping } from '../../lib/feed/feed.ts';
import { t, type TextKey } from '../../lib/text/t.ts';
import { ActState } from '../act-state.tsx';
import { Button } from '../button.tsx';
import { useAct } from '../use-act.ts';
import styles from './data.module.css';
import { TextField } from './text-field.tsx';

const targets = ['inputs', 'all'] as const satisfies readonly RemaskTarget[];
const times = ['from', 'to'] as const;
const empty = { where: 'one' as 'one' | 'all', site: '', target: 'inputs' as RemaskTarget, from: '', to: '', note: '' };
type Draft = typeof empty;

export function RemaskForm({ keeping, onDone }: { keeping: Keeping; onDone: () => void }) {
  const [draft, setDraft] = useState(empty);
  const [problem, setProblem] = useState<string | null>(null);
  const act = useAct(() => (setDraft(empty), onDone()));
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const find = (event: Event) => {
    event.preventDefault();
    const read = readRequest(draft);
    setProblem(typeof read === 'string' ? t(read) : null);
    if (typeof read !== 'string') void act.run(() => keeping.askRemasking(read));
  };
  return (
    <form class={styles['form']} aria-labelledby="remask-form-title" onSubmit={find}>
      <h3 id="remask-form-title">{t('data.remask.form.title')}</h3>
      <Choice name="where" options={['one', 'all']} chosen={draft.where} onChange={(where) => change({ where })} words={(each) => t(`data.remask.form.${each}`)} />
      {draft.where === 'one' && (
        <TextField
          id="remask-site"
          label={t('data.remask.form.site')}
          help={t('data.remask.form.site.help')}
          value={draft.site}
          onChange={(site) => change({ site })}
        />
      )}
      <Choice name="target" options={targets} chosen={draft.target} onChange={(target) => change({ target })} words={(each) => t(`data.remask.form.target.${each}`)} />
      <p class={styles['quiet']}>{t('data.remask.form.rules')}</p>
      <div class={styles['fields']}>
        {times.map((field) => (
          <TextField
            key={field}
            id={`remask-${field}`}
            type="datetime-local"
            label={t(`data.remask.form.${field}`)}
            value={draft[field]}
            onChange={(value) => change({ [field]: value })}
          />
        ))}
        <TextField
          id="remask-note"
          required
          label={t('data.remask.form.note')}
          help={t('data.remask.form.note.help')}
          value={draft.note}
          onChange={(note) => change({ note })}
        />
      </div>
      <p role="alert" class={styles['problem']}>
        {problem}
      </p>
      <p class={styles['buttons']}>
        <Button id="remask-find" type="submit" look="primary" disabled={act.running || draft.note.trim() === ''}>
          {t('data.remask.form.find')}
        </Button>
      </p>
      <ActState act={act} />
    </form>
  );
}

interface ChoiceProps<Option extends string> {
  name: 'where' | 'target';
  options: readonly Option[];
  chosen: Option;
  words: (option: Option) => string;
  onChange: (option: Option) => void;
}

function Choice<Option extends string>({ name, options, chosen, words, onChange }: ChoiceProps<Option>) {
  return (
    <fieldset>
      <legend>{t(`data.remask.form.${name}`)}</legend>
      {options.map((each) => (
        <label key={each}>
          <input type="radio" name={`remask-${name}`} value={each} checked={chosen === each} onChange={() => onChange(each)} /> {words(each)}
        </label>
      ))}
    </fieldset>
  );
}

/** What is asked, or what is wrong with it. */
function readRequest({ where, site, target, note, ...draft }: Draft): RemaskRequest | TextKey {
  const origin = where === 'all' ? null : readOrigin(site);
  if (origin === undefined) return 'data.remask.form.bad-site';
  const [from, to] = times.map((field) => (draft[field] === '' ? null : new Date(draft[field]).getTime())) as [number | null, number | null];
  if (from !== null && to !== null && to <= from) return 'data.remask.form.backwards';
  return { site: origin, target, from, to, note: note.trim() };
}

/** Undefined where it is no site. A slash at the end is how browsers copy it. */
function readOrigin(text: string): string | undefined {
  return Origin.safeParse(text.trim().replace(/\/$/, '').toLowerCase()).data;
}
