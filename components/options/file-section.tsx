/** Settings as a file: saved from here, and taken from one once all that it would change was shown. */
import { useState } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { describeProblem } from './describe-problem.ts';
import { DifferenceList } from './difference-list.tsx';
import type { Difference, Outcome, SectionProps, SettingsFileReading } from './model.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { Heading, Part } from './section.tsx';
import { useTask } from './use-task.ts';
import { TextFileInput } from './text-file-input.tsx';
import form from './form.module.css';
import styles from './options.module.css';

export function FileSection({ settings, actions }: SectionProps) {
  const [read, setRead] = useState<SettingsFileReading | null>(null);
  const task = useTask();
  const take = (text: string) => {
    task.reset();
    void actions.readSettingsFile(text).then(setRead);
  };
  const apply = (differences: readonly Difference[]) => async (): Promise<Outcome> => {
    const wanted = differences.flatMap((each) => (each.field === 'site' && each.from === null && !each.closed ? [each.origin] : []));
    // In the click's own turn: the browser asks only then. What is declined stays in the list as withdrawn.
    const asked = wanted.length === 0 ? null : actions.requestAccess(wanted);
    const [outcome] = await Promise.all([actions.applySettingsFile(differences), asked]);
    if (outcome.outcome === 'done') setRead(null);
    return outcome;
  };
  return (
    <>
      <Heading title={t('options.nav.file')} intro={t('options.file.intro')} />
      <Part title={t('options.file.export')}>
        <p class={form['hint']}>{t('options.file.export-hint')}</p>
        <p>
          <Button id="settings-export" onClick={actions.exportSettings}>
            {t('options.file.export-button')}
          </Button>
        </p>
      </Part>
      <Part title={t('options.file.import')}>
        <FileField onText={take} />
        <RefusalNotice refusal={task.refusal} />
        {task.state === 'done' && <Notice>{t('options.file.taken')}</Notice>}
        {read !== null && 'problems' in read && <Problems problems={read.problems} />}
        {read !== null && 'differences' in read && (
          <Preview
            differences={read.differences}
            endpoint={settings.endpoint}
            running={task.state === 'running'}
            onApply={() => void task.run(apply(read.differences))}
            onClose={() => setRead(null)}
          />
        )}
      </Part>
    </>
  );
}

function FileField({ onText }: { onText: (text: string) => void }) {
  return (
    <div class={form['field']}>
      <label for="settings-file">{t('options.file.file')}</label>
      <TextFileInput id="settings-file" onText={onText} />
    </div>
  );
}

function Problems({ problems }: { problems: readonly { path: string; word: string }[] }) {
  return (
    <Notice tone="wrong" title={t('options.file.problems')}>
      <dl class={styles['problems']} id="settings-file-problems">
        {problems.map(({ path, word }) => (
          <div key={path}>
            {path !== '' && (
              <dt>
                <code dir="ltr">{path}</code>
              </dt>
            )}
            <dd>{describeProblem(path, word)}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}

interface PreviewProps {
  differences: readonly Difference[];
  endpoint: string | null;
  running: boolean;
  onApply: () => void;
  onClose: () => void;
}

function Preview({ differences, endpoint, running, onApply, onClose }: PreviewProps) {
  const open = differences.filter(({ closed }) => !closed);
  const leaves = endpoint !== null && open.some(({ field }) => field === 'endpoint');
  return (
    <section class={form['card']} id="settings-preview" aria-label={t('options.file.changes')}>
      <h3>{open.length === 0 ? t('options.file.no-changes') : t('options.file.changes')}</h3>
      <DifferenceList differences={differences} />
      {leaves && <p class={form['hint']}>{t('options.file.pair-again')}</p>}
      <div class={form['buttons']}>
        {open.length > 0 && (
          <Button id="settings-apply" look="primary" disabled={running} onClick={onApply}>
            {t('options.file.apply', { count: open.length })}
          </Button>
        )}
        <Button onClick={onClose}>{t('options.cancel')}</Button>
      </div>
    </section>
  );
}
