/** Sets a hold: whom or what it keeps, and why. */
import { useState } from 'preact/hooks';
import { HoldScope } from '../../lib/events/data-api.ts';
import type { Keeping } from '../../lib/feed/feed.ts';
import { t, type TextKey } from '../../lib/text/t.ts';
import { ActState } from '../act-state.tsx';
import { Button } from '../button.tsx';
import { useAct } from '../use-act.ts';
import styles from './data.module.css';
import { TextField } from './text-field.tsx';

const texts = ['person', 'conversation', 'session'] as const;
const times = ['from', 'to'] as const;
type Draft = Record<(typeof texts)[number] | (typeof times)[number] | 'reason', string>;

const empty: Draft = { person: '', conversation: '', session: '', from: '', to: '', reason: '' };

export function HoldForm({ keeping, onDone }: { keeping: Keeping; onDone: () => void }) {
  const [draft, setDraft] = useState(empty);
  const [problem, setProblem] = useState<string | null>(null);
  const act = useAct(() => (setDraft(empty), onDone()));
  const change = (field: keyof Draft) => (value: string) => setDraft({ ...draft, [field]: value });
  const save = (event: Event) => {
    event.preventDefault();
    const read = readScope(draft);
    setProblem(typeof read === 'string' ? t(read) : null);
    if (typeof read !== 'string') void act.run(() => keeping.setHold({ scope: read, reason: draft.reason.trim() }));
  };
  return (
    <form class={styles['form']} aria-labelledby="hold-form-title" onSubmit={save}>
      <h3 id="hold-form-title">{t('data.holds.form.title')}</h3>
      <p class={styles['quiet']}>{t('data.holds.form.help')}</p>
      <div class={styles['fields']}>
        {texts.map((field) => (
          <TextField
            key={field}
            id={`hold-${field}`}
            label={t(`data.holds.form.${field}`)}
            help={t(`data.holds.form.${field}.help`)}
            value={draft[field]}
            onChange={change(field)}
          />
        ))}
        {times.map((field) => (
          <TextField
            key={field}
            id={`hold-${field}`}
            type="datetime-local"
            label={t(`data.holds.form.${field}`)}
            value={draft[field]}
            onChange={change(field)}
          />
        ))}
        <TextField
          id="hold-reason"
          required
          label={t('data.holds.form.reason')}
          help={t('data.holds.form.reason.help')}
          value={draft.reason}
          onChange={change('reason')}
        />
      </div>
      <p role="alert" class={styles['problem']}>
        {problem}
      </p>
      <p class={styles['buttons']}>
        <Button id="hold-set" type="submit" look="primary" disabled={act.running}>
          {t('data.holds.form.save')}
        </Button>
        <span role="status">{act.done && t('data.holds.form.done')}</span>
      </p>
      <ActState act={act} />
    </form>
  );
}

/** The scope, or what is wrong with it. */
function readScope(draft: Draft): HoldScope | TextKey {
  const scope: HoldScope = {};
  for (const part of texts) if (draft[part].trim() !== '') scope[part] = draft[part].trim();
  for (const part of times) if (draft[part] !== '') scope[part] = new Date(draft[part]).getTime();
  if (Object.keys(scope).length === 0) return 'data.holds.form.nothing';
  if (scope.from !== undefined && scope.to !== undefined && scope.to <= scope.from) return 'data.holds.form.backwards';
  return HoldScope.safeParse(scope).success ? scope : 'data.holds.form.bad-session';
}
