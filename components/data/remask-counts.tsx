/** What a re-masking would remove: by the level under which it was recorded, by kind, and how sure that is. */
import { addCounts, countNothing } from '../../lib/events/remask.ts';
import { remaskKinds, type Doubtful, type RemaskCounts, type RemaskGroup } from '../../lib/events/remask-api.ts';
import { t } from '../../lib/text/t.ts';
import styles from './data.module.css';
import own from './remask.module.css';

const columns = ['level', 'streams', 'sure', 'doubtful'] as const;

export function RemaskFound({ groups }: { groups: readonly RemaskGroup[] }) {
  if (sumGroups(groups, 'sure') + sumGroups(groups, 'doubtful') === 0) return <p>{t('data.remask.found.nothing')}</p>;
  return (
    <div class={styles['scroll']} tabIndex={0} role="region" aria-label={t('data.remask.column.sure')}>
      <table class={`${styles['table']} ${own['found']}`}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`data.remask.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Group key={describeGroup(group).join()} group={group} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Group({ group }: { group: RemaskGroup }) {
  const [level, ...more] = describeGroup(group);
  return (
    <tr data-level={group.level ?? 'unknown'}>
      <th scope="row">
        {level}
        {more.map((words) => (
          <small key={words}>{words}</small>
        ))}
      </th>
      <td>
        {t('data.remask.streams', { count: group.streams })}
        {group.kept > 0 && <small>{t('data.remask.kept', { count: group.kept })}</small>}
      </td>
      <td>
        <RemaskCounted counts={group.sure} />
      </td>
      <td>
        <RemaskCounted counts={group.doubtful} />
      </td>
    </tr>
  );
}

function describeGroup({ level, unmasks, isSiteKnown }: RemaskGroup): string[] {
  return [
    t(`data.remask.level.${level ?? 'unknown'}`),
    ...(unmasks === true ? [t('data.remask.unmasks')] : []),
    ...(unmasks === null && level !== null && level !== 'none' ? [t('data.remask.unmasks.unknown')] : []),
    ...(isSiteKnown ? [] : [t('data.remask.site.unknown')]),
  ];
}

/** Kinds of which there are any. */
export function RemaskCounted({ counts }: { counts: RemaskCounts }) {
  const kinds = remaskKinds.filter((kind) => counts[kind] > 0);
  if (kinds.length === 0) return <span class={styles['quiet']}>{t('data.remask.nothing')}</span>;
  return (
    <ul class={styles['counts']}>
      {kinds.map((kind) => (
        <li key={kind} data-count={kind}>
          {t(`data.remask.count.${kind}`, { count: counts[kind] })}
        </li>
      ))}
    </ul>
  );
}

/** All that goes. */
export function addGroups(groups: readonly RemaskGroup[], doubtful: Doubtful): RemaskCounts {
  const counts = countNothing();
  for (const group of groups) {
    addCounts(counts, group.sure);
    if (doubtful === 'remove') addCounts(counts, group.doubtful);
  }
  return counts;
}

export function sumGroups(groups: readonly RemaskGroup[], what: 'sure' | 'doubtful'): number {
  return groups.reduce((sum, group) => sum + Object.values(group[what]).reduce((a, b) => a + b, 0), 0);
}
