/** A site's masking rules as they are being typed: checked row by row, and saved together. */
import { useRef, useState } from 'preact/hooks';
import type { MaskRule } from '../../lib/events/masking.ts';
import { t } from '../../lib/text/t.ts';
import { describeProblem } from './describe-problem.ts';
import type { RulesEditorProps } from './rules-editor.tsx';
import { useTask } from './use-task.ts';

export interface RuleDraft extends MaskRule {
  /** Stays with the row when others come and go. */
  key: number;
  /** Its selector cannot be read, whether or not that is said yet. */
  isBroken: boolean;
  problem: string | null;
}

export function useRulesDraft({ site, sites, checks, actions, onClose }: RulesEditorProps) {
  const [rules, setRules] = useState(() => (site.maskRules ?? []).map((rule, key) => ({ ...rule, key })));
  const [paths, setPaths] = useState((site.secretPaths ?? []).join(', '));
  const [checked, setChecked] = useState(false);
  const nextKey = useRef(rules.length);
  const task = useTask();

  const rows: RuleDraft[] = rules.map((rule) => {
    const isBroken = !checks.isSelector(rule.selector);
    // An empty row is not wrong before somebody saves it.
    const isTold = isBroken && (checked || rule.selector.trim() !== '');
    return { ...rule, isBroken, problem: isTold ? describeSelector(rule.selector) : null };
  });
  const maskRules = rules.map(({ key: _key, ...rule }) => ({ ...rule, selector: rule.selector.trim() }));
  const read = { ...site, maskRules, secretPaths: splitPaths(paths) };
  const pathsWord = findPathsWord(checks.findProblems({ sites: [read] }));
  const edit = (next: typeof rules) => {
    setRules(next);
    task.reset();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (rows.some(({ isBroken }) => isBroken) || pathsWord !== undefined) return;
    const save = () => actions.save({ sites: sites.map((other) => (other.origin === site.origin ? read : other)) });
    void task.run(save).then((done) => done && onClose());
  };
  return {
    rows,
    paths,
    pathsProblem: describeProblem('secretPaths', pathsWord),
    task,
    change: (key: number, part: Partial<MaskRule>) => edit(rules.map((rule) => (rule.key === key ? { ...rule, ...part } : rule))),
    add: () => edit([...rules, { selector: '', rule: 'mask-text' as const, key: nextKey.current++ }]),
    remove: (key: number) => edit(rules.filter((rule) => rule.key !== key)),
    typePaths: setPaths,
    submit,
  };
}

function describeSelector(selector: string): string {
  return selector.trim() === '' ? t('options.problem.selector.empty') : t('options.problem.selector');
}

function findPathsWord(problems: Record<string, string>): string | undefined {
  return Object.entries(problems).find(([path]) => path.startsWith('sites.0.secretPaths'))?.[1];
}

function splitPaths(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((path) => path !== ''))];
}
