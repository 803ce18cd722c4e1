/** One site, to be added or changed: its address, what is kept of text, what is recorded, which address parameters stay. */
import { useState } from 'preact/hooks';
import type { MaskLevel } from '../../lib/events/base.ts';
import type { Site } from '../../lib/events/api.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { describeProblem } from './describe-problem.ts';
import { Field } from './field.tsx';
import { MaskChoice, RecordsChoice } from './site-choices.tsx';
import type { OptionsActions, OptionsChecks, Outcome } from './model.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { useTask } from './use-task.ts';
import styles from './form.module.css';

interface SiteEditorProps {
  /** Null: a new site. */
  edited: Site | null;
  /** A new site's address, if one is known already. */
  suggested: string;
  sites: readonly Site[];
  checks: OptionsChecks;
  actions: Pick<OptionsActions, 'save' | 'requestAccess'>;
  onClose: () => void;
}

/** Private by default: a site that nobody decided on keeps no text. */
const newSite = { maskLevel: 'all' as MaskLevel, interactions: true, frames: true, queryKeys: [] };

export function SiteEditor({ edited, suggested, sites, checks, actions, onClose }: SiteEditorProps) {
  const [site, setSite] = useState<Site>(edited ?? { ...newSite, origin: suggested });
  const [keys, setKeys] = useState(site.queryKeys.join(', '));
  const [checked, setChecked] = useState(false);
  const task = useTask();

  const read: Site = { ...site, origin: checks.normaliseOrigin(site.origin), queryKeys: splitKeys(keys) };
  const others = edited === null ? sites : sites.filter((other) => other.origin !== edited.origin);
  const next = edited === null ? [...sites, read] : sites.map((other) => (other.origin === edited.origin ? read : other));
  const problems = findSiteProblems(read, others, checks);
  const change = (part: Partial<Site>) => {
    setSite({ ...site, ...part });
    task.reset();
  };

  const save = async (): Promise<Outcome> => {
    const allowed = edited !== null || (await actions.requestAccess([read.origin]));
    return allowed ? actions.save({ sites: next }) : { outcome: 'refused', reason: 'declined', detail: null };
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (problems.origin === null && problems.keys === null) void task.run(save).then((done) => done && onClose());
  };

  return (
    <form class={styles['form']} noValidate onSubmit={submit}>
      {edited === null && (
        <Field
          id="site-origin"
          label={t('options.sites.address')}
          hint={t('options.sites.address-hint')}
          inputMode="url"
          dir="ltr"
          placeholder="https://chat.example"
          problem={checked ? problems.origin : null}
          value={site.origin}
          onText={(origin) => change({ origin })}
          onBlur={() => {
            if (site.origin !== '') setChecked(true);
            change({ origin: checks.normaliseOrigin(site.origin) });
          }}
        />
      )}
      <MaskChoice level={site.maskLevel} onChange={(maskLevel) => change({ maskLevel })} />
      <RecordsChoice site={site} onChange={change} />
      <Field
        id="site-keys"
        label={t('options.sites.keys')}
        hint={t('options.sites.keys-hint')}
        dir="ltr"
        placeholder="conversation, view"
        problem={problems.keys}
        value={keys}
        onText={setKeys}
      />
      <RefusalNotice refusal={task.refusal} />
      <div class={styles['buttons']}>
        <Button id="site-save" type="submit" look="primary" disabled={task.state === 'running'}>
          {edited === null ? t('options.sites.add-button') : t('options.save.button')}
        </Button>
        <Button onClick={onClose}>{t('options.cancel')}</Button>
      </div>
    </form>
  );
}

/** The site is checked at the end of the list that it would join, so that a repeated one shows. */
function findSiteProblems(site: Site, others: readonly Site[], checks: OptionsChecks) {
  const problems = checks.findProblems({ sites: [...others, site] });
  const place = `sites.${others.length}`;
  const keysPath = Object.keys(problems).find((path) => path.startsWith(`${place}.queryKeys`));
  return {
    origin: describeProblem('origin', problems[`${place}.origin`]),
    keys: keysPath === undefined ? null : describeProblem('queryKeys', problems[keysPath]),
  };
}

function splitKeys(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((key) => key !== ''))];
}
