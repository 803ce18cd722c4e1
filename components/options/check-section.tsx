/** The masking check: words to type into one's own console, and where of all that is stored here each of them stands. */
import { useState } from 'preact/hooks';
import { findText, t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Chip } from '../chip.tsx';
import { Notice } from '../notice.tsx';
import { saveFile } from '../save-file.ts';
import { type Check, type Verdict, judgeCanary, startCheck } from './canaries.ts';
import type { FoundCanary, SectionProps } from './model.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { Heading, Part } from './section.tsx';
import { useTask } from './use-task.ts';
import styles from './check.module.css';

/** In the tab alone: it must not stand where the check looks. */
const storageKey = 'masking-check';

export function CheckSection({ actions }: Pick<SectionProps, 'actions'>) {
  const [check, setCheck] = useState<Check | null>(readCheck);
  const [found, setFound] = useState<FoundCanary[] | null>(null);
  const task = useTask();
  const keep = (next: Check) => {
    sessionStorage.setItem(storageKey, JSON.stringify(next));
    setCheck(next);
    setFound(null);
    task.reset();
  };
  const begin = () => keep(startCheck(Date.now()));
  const look = () =>
    task.run(async () => {
      if (check !== null) setFound(await actions.findCanaries(check.canaries, check.startedAt));
      return { outcome: 'done' };
    });
  return (
    <>
      <Heading title={t('options.nav.check')} intro={t('options.check.intro')} />
      <p>{t('options.check.uploads')}</p>
      <RefusalNotice refusal={task.refusal} />
      {check === null ? (
        <p>
          <Button id="check-start" look="primary" onClick={begin}>
            {t('options.check.start')}
          </Button>
        </p>
      ) : (
        <Part>
          <p>{t('options.check.how')}</p>
          {found !== null && <Outcome check={check} found={found} />}
          <Canaries check={check} found={found} onChange={keep} />
          <div class={styles['buttons']}>
            <Button id="check-look" look="primary" disabled={task.state === 'running'} onClick={() => void look()}>
              {task.state === 'running' ? t('options.check.checking') : t('options.check.check')}
            </Button>
            {found !== null && <Button onClick={() => saveReport(check, found)}>{t('options.check.export')}</Button>}
            <Button onClick={begin}>{t('options.check.again')}</Button>
          </div>
          <p class={styles['quiet']}>{t('options.check.limits')}</p>
        </Part>
      )}
    </>
  );
}

function Outcome({ check, found }: { check: Check; found: readonly FoundCanary[] }) {
  const verdicts = new Set(check.canaries.map((canary) => judgeCanary(canary, found)));
  if (verdicts.has('stored')) return <Notice tone="wrong">{t('options.check.bad')}</Notice>;
  if (verdicts.has('as-level')) return <Notice tone="unsure">{t('options.check.kept')}</Notice>;
  return verdicts.has('nowhere') ? <Notice>{t('options.check.good')}</Notice> : <Notice tone="unsure">{t('options.check.none')}</Notice>;
}

const tones: Record<Verdict, 'plain' | 'good' | 'unsure' | 'wrong'> = {
  'not-typed': 'plain',
  nowhere: 'good',
  'as-level': 'unsure',
  stored: 'wrong',
};

interface CanariesProps {
  check: Check;
  found: readonly FoundCanary[] | null;
  onChange: (check: Check) => void;
}

function Canaries({ check, found, onChange }: CanariesProps) {
  const tick = (id: string, typed: boolean) =>
    onChange({ ...check, canaries: check.canaries.map((each) => (each.id === id ? { ...each, typed } : each)) });
  return (
    <table class={styles['canaries']}>
      <thead>
        <tr>
          {(['word', 'where', 'found'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`options.check.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {check.canaries.map((canary) => (
          <tr key={canary.id} data-canary={canary.id}>
            <th scope="row">
              <code dir="ltr">{canary.text}</code>
              <label>
                <input
                  type="checkbox"
                  id={`typed-${canary.id}`}
                  checked={canary.typed}
                  onChange={(event) => tick(canary.id, event.currentTarget.checked)}
                />{' '}
                {t('options.check.typed')}
              </label>
            </th>
            <td>{t(`options.check.place.${canary.id}`)}</td>
            <td>{found !== null && <Found verdict={judgeCanary(canary, found)} found={found.filter(({ id }) => id === canary.id)} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Found({ verdict, found }: { verdict: Verdict; found: readonly FoundCanary[] }) {
  return (
    <>
      <Chip tone={tones[verdict]}>{t(`options.check.${verdict}`)}</Chip>
      <ul class={styles['found']}>
        {found.map(({ place, what, field, site, level, form, count }) => (
          <li key={`${place} ${what} ${field} ${site} ${level}`}>
            {t(`options.check.in.${place}`)}:{' '}
            <code dir="ltr">
              {what} {field}
            </code>{' '}
            · <bdi>{site ?? t('options.check.no-site')}</bdi>
            {level !== null && ` · ${findText(`options.mask.${level}`) ?? level}`} · {t(`options.check.form.${form}`)} ·{' '}
            {t('options.check.times', { count })}
          </li>
        ))}
      </ul>
    </>
  );
}

function saveReport(check: Check, found: readonly FoundCanary[]): void {
  const words = check.canaries.map((canary) => ({
    kind: canary.id,
    word: canary.text,
    typed: canary.typed,
    verdict: judgeCanary(canary, found),
    found: found.filter(({ id }) => id === canary.id).map(({ id: _id, ...rest }) => rest),
  }));
  const report = { startedAt: new Date(check.startedAt).toISOString(), checkedAt: new Date().toISOString(), words };
  saveFile(`cotrail-masking-check-${report.checkedAt.slice(0, 10)}.json`, 'application/json', JSON.stringify(report, null, 2));
}

/** A page that is loaded again goes on with its check. */
function readCheck(): Check | null {
  const stored = sessionStorage.getItem(storageKey);
  return stored === null ? null : (JSON.parse(stored) as Check);
}
