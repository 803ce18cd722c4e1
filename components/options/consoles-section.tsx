/** The consoles that Cotrail knows: where each profile applies, how sure its rules are and when they matched, what it misses; and profiles of one's own. */
import { useState } from 'preact/hooks';
import type { ProfileProblem } from '../../lib/consoles/read-profile.ts';
import { t } from '../../lib/text/t.ts';
import { Notice } from '../notice.tsx';
import { ConsoleProfile } from './console-profile.tsx';
import { MissedSignals } from './missed-signals.tsx';
import type { Outcome, SectionProps } from './model.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { Heading, Part } from './section.tsx';
import { useTask } from './use-task.ts';
import { TextFileInput } from './text-file-input.tsx';
import styles from './consoles.module.css';

export function ConsolesSection({ consoles, missed, actions }: SectionProps) {
  const task = useTask();
  const [problems, setProblems] = useState<ProfileProblem[]>([]);
  const used = consoles.filter(({ sites, isImported }) => sites.length > 0 || isImported);
  const others = consoles.filter((each) => !used.includes(each));
  const take = (text: string) =>
    task.run(async (): Promise<Outcome> => {
      const taken = await actions.importProfile(text);
      setProblems(taken.outcome === 'problems' ? taken.problems : []);
      return taken.outcome === 'problems' ? { outcome: 'refused', reason: 'profile-malformed', detail: null } : taken;
    });
  const list = (listed: typeof consoles) =>
    listed.map((each) => (
      <ConsoleProfile
        key={each.profile.id}
        known={each}
        onExport={() => actions.exportProfile(each.profile.id)}
        onRemove={() => void task.run(() => actions.removeProfile(each.profile.id))}
      />
    ));
  return (
    <>
      <Heading title={t('options.nav.consoles')} intro={t('options.consoles.intro')} />
      <RefusalNotice refusal={task.refusal} />
      {problems.length > 0 && <Problems problems={problems} />}
      {task.state === 'done' && <Notice>{t('options.consoles.taken')}</Notice>}
      {used.length > 0 && <Part title={t('options.consoles.used')}>{list(used)}</Part>}
      <MissedSignals missed={missed} />
      <Part title={t('options.consoles.import')}>
        <ImportField onText={(text) => void take(text)} />
      </Part>
      <Part title={t('options.consoles.others')}>{list(others)}</Part>
    </>
  );
}

function ImportField({ onText }: { onText: (text: string) => void }) {
  return (
    <div class={styles['import']}>
      <label for="profile-file">{t('options.consoles.file')}</label>
      <TextFileInput id="profile-file" onText={onText} />
    </div>
  );
}

function Problems({ problems }: { problems: readonly ProfileProblem[] }) {
  return (
    <ul class={styles['problems']} aria-label={t('options.consoles.problems')}>
      {problems.map(({ path, message }, index) => (
        <li key={index}>
          {path !== '' && <code dir="ltr">{path}</code>} {message}
        </li>
      ))}
    </ul>
  );
}
