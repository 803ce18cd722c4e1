/** A site as it is being typed: read, checked against its list, and saved once the browser gives access. */
import { useState } from 'preact/hooks';
import type { Site } from '../../lib/events/api.ts';
import type { MaskLevel } from '../../lib/events/base.ts';
import { describeProblem } from './describe-problem.ts';
import type { OptionsChecks, Outcome } from './model.ts';
import type { SiteEditorProps } from './site-editor.tsx';
import { useTask } from './use-task.ts';

/** Private by default: a site that nobody decided on keeps no text. */
const newSite = { maskLevel: 'all' as MaskLevel, interactions: true, frames: true, queryKeys: [] };

export function useSiteDraft({ edited, suggested, sites, consoles, checks, actions, onClose }: SiteEditorProps) {
  const [site, setSite] = useState<Site>(edited ?? { ...newSite, origin: suggested });
  const [keys, setKeys] = useState(site.queryKeys.join(', '));
  const [checked, setChecked] = useState(false);
  const task = useTask();

  const read: Site = { ...site, origin: checks.normaliseOrigin(site.origin), queryKeys: splitKeys(keys) };
  const others = sites.filter((other) => other !== edited);
  const problems = findSiteProblems(read, others, checks);
  const change = (part: Partial<Site>) => {
    setSite({ ...site, ...part });
    task.reset();
  };
  const save = async (): Promise<Outcome> => {
    // Other hosts that the console's pages call are asked for with it: what the browser may not see of them, only the page could tell.
    const profile = consoles.find(({ profile: { id } }) => id === read.console)?.profile;
    const origins = [...(edited === null ? [read.origin] : []), ...(profile?.api ?? []).map((host) => `https://${host}`)];
    const allowed = origins.length === 0 || (await actions.requestAccess(origins));
    if (!allowed) return { outcome: 'refused', reason: 'declined', detail: null };
    return actions.save({ sites: edited === null ? [...sites, read] : sites.map((other) => (other === edited ? read : other)) });
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (problems.origin === null && problems.keys === null) void task.run(save).then((done) => done && onClose());
  };
  const normalise = () => {
    if (site.origin === '') return;
    setChecked(true);
    change({ origin: read.origin });
  };
  const shown = { ...problems, origin: checked ? problems.origin : null };
  return { site, keys, task, problems: shown, change, typeKeys: setKeys, submit, normalise };
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
