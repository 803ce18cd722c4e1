/** What is wrong with the company's policy, field by field: for whoever writes it, and so that nobody wonders why it does not hold. */
import { t } from '../../lib/text/t.ts';
import { Notice } from '../notice.tsx';
import { describeProblem } from './describe-problem.ts';
import styles from './options.module.css';

export function PolicyProblems({ problems }: { problems: Record<string, string> }) {
  const fields = Object.entries(problems);
  if (fields.length === 0) return null;
  return (
    <Notice tone="unsure" title={t('options.policy.problems')}>
      <p>{t('options.policy.problems-text')}</p>
      <dl class={styles['problems']} id="policy-problems">
        {fields.map(([path, word]) => (
          <div key={path}>
            <dt>
              <code dir="ltr">{path}</code>
            </dt>
            <dd>{describeProblem(path, word)}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
