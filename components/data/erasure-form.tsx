/** Asks what an erasure of one conversation or one customer would remove. It removes nothing. */
import { useState } from 'preact/hooks';
import type { Erasure, ErasureTarget } from '../../lib/events/data-api.ts';
import type { Keeping } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { ActState } from '../act-state.tsx';
import { Button } from '../button.tsx';
import { useAct } from '../use-act.ts';
import styles from './data.module.css';
import { TextField } from './text-field.tsx';

const kinds = ['conversation', 'customer'] as const;
const empty = { id: '', name: '', console: '', note: '' };

export function ErasureForm({ keeping, onDone }: { keeping: Keeping; onDone: () => void }) {
  const [kind, setKind] = useState<Erasure['kind']>('conversation');
  const [draft, setDraft] = useState(empty);
  const [problem, setProblem] = useState<string | null>(null);
  const act = useAct(() => (setDraft(empty), onDone()));
  const fields = kind === 'conversation' ? (['id', 'console'] as const) : (['id', 'name'] as const);
  const find = (event: Event) => {
    event.preventDefault();
    const target = readTarget(kind, draft);
    setProblem(target === null ? t('data.erasures.form.nobody') : null);
    if (target !== null) void act.run(() => keeping.askErasure({ target, note: draft.note.trim() }));
  };
  return (
    <form class={styles['form']} aria-labelledby="erasure-form-title" onSubmit={find}>
      <h3 id="erasure-form-title">{t('data.erasures.form.title')}</h3>
      <fieldset>
        <legend>{t('data.erasures.form.kind')}</legend>
        {kinds.map((each) => (
          <label key={each}>
            <input type="radio" name="erasure-kind" value={each} checked={kind === each} onChange={() => setKind(each)} />{' '}
            {t(`data.erasures.form.${each}`)}
          </label>
        ))}
      </fieldset>
      <div class={styles['fields']}>
        {fields.map((field) => (
          <TextField
            key={field}
            id={`erasure-${field}`}
            label={t(`data.erasures.form.${field}`)}
            {...(field === 'console' && { help: t('data.erasures.form.console.help') })}
            value={draft[field]}
            onChange={(value) => setDraft({ ...draft, [field]: value })}
          />
        ))}
        <TextField
          id="erasure-note"
          required
          label={t('data.erasures.form.note')}
          help={t('data.erasures.form.note.help')}
          value={draft.note}
          onChange={(note) => setDraft({ ...draft, note })}
        />
      </div>
      <p role="alert" class={styles['problem']}>
        {problem}
      </p>
      <p class={styles['buttons']}>
        <Button id="erasure-find" type="submit" look="primary" disabled={act.running}>
          {t('data.erasures.form.find')}
        </Button>
      </p>
      <ActState act={act} />
    </form>
  );
}

/** Null where it names nobody. */
function readTarget(kind: Erasure['kind'], draft: typeof empty): ErasureTarget | null {
  const [id, name, console] = [draft.id.trim(), draft.name.trim(), draft.console.trim()];
  if (kind === 'conversation') return id === '' ? null : { kind, id, ...(console !== '' && { console }) };
  return id === '' && name === '' ? null : { kind, ...(id !== '' && { id }), ...(name !== '' && { name }) };
}
