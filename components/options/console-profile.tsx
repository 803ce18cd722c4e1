/** One console profile: its rules with how sure they are and when they last matched, and what it does not cover. */
import { isActive } from '../../lib/consoles/is-active.ts';
import { listRemembered, listSources } from '../../lib/consoles/list-sources.ts';
import type { Rule } from '../../lib/consoles/profile.ts';
import { findText, t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Chip } from '../chip.tsx';
import { formatStart } from '../format.ts';
import { nameProvenance } from '../teach/name-provenance.ts';
import type { KnownConsole } from './model.ts';
import styles from './consoles.module.css';

export function ConsoleProfile({ known, onExport, onRemove }: { known: KnownConsole; onExport: () => void; onRemove: () => void }) {
  const { profile, sites, isImported, counts } = known;
  const candidates = profile.rules.filter((rule) => !isActive(rule)).length;
  return (
    <details class={styles['profile']} data-profile={profile.id}>
      <summary>
        <strong>{profile.name}</strong>
        <span class={styles['quiet']}>{t('options.consoles.rules', { count: profile.rules.length - candidates })}</span>
        {candidates > 0 && <Chip tone="unsure">{t('options.consoles.candidates', { count: candidates })}</Chip>}
        {isImported && <Chip tone="accent">{t('options.consoles.imported')}</Chip>}
        {sites.map((site) => (
          <Chip key={site}>{site}</Chip>
        ))}
      </summary>
      <p class={styles['quiet']}>
        {t('options.consoles.version', { version: profile.version })} · {profile.sources.join('; ')}
      </p>
      <table class={styles['rules']}>
        <thead>
          <tr>
            {(['event', 'sure', 'last'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`options.consoles.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {profile.rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} count={counts.find((each) => each.rule === rule.id)} />
          ))}
        </tbody>
      </table>
      <Remembered profile={profile} />
      {profile.notCovered.length > 0 && (
        <>
          <h3>{t('options.consoles.not-covered')}</h3>
          <ul class={styles['missing']}>
            {profile.notCovered.map(({ what, reason }) => (
              <li key={what}>
                {what}: <span class={styles['quiet']}>{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class={styles['buttons']}>
        <Button onClick={onExport}>{t('teach.rules.export')}</Button>
        {isImported && (
          <Button look="danger" onClick={onRemove}>
            {t('options.consoles.remove')}
          </Button>
        )}
      </div>
    </details>
  );
}

/** From which places values get into storage, and which are looked at only. */
function Reads({ rule }: { rule: Rule }) {
  const { kept, compared } = listSources(rule);
  return (
    <span class={styles['reads']}>
      {kept.length === 0 ? t('options.consoles.keeps-nothing') : <Sources words={t('options.consoles.keeps')} list={kept} />}
      {compared.length > 0 && <Sources words={t('options.consoles.compares')} list={compared} />}
    </span>
  );
}

function Remembered({ profile }: Pick<KnownConsole, 'profile'>) {
  const list = listRemembered(profile);
  if (list.length === 0) return null;
  return (
    <p class={styles['quiet']}>
      <Sources words={t('options.consoles.remembers')} list={list} />
    </p>
  );
}

function Sources({ words, list }: { words: string; list: readonly string[] }) {
  return (
    <span>
      {words}{' '}
      {list.map((source) => (
        <code key={source} dir="ltr">
          {source}
        </code>
      ))}
    </span>
  );
}

function RuleRow({ rule, count }: { rule: Rule; count: { count: number; lastAt: number } | undefined }) {
  return (
    <tr>
      <th scope="row">
        {findText(`common.event.${rule.event}`) ?? rule.event} <code dir="ltr">{rule.id}</code>
        <Reads rule={rule} />
      </th>
      <td>
        <Chip tone={isActive(rule) ? 'plain' : 'unsure'}>{nameProvenance(rule)}</Chip>
      </td>
      <td>
        {count === undefined ? t('teach.rules.never') : t('teach.rules.matched', { count: count.count, time: formatStart(count.lastAt) })}
      </td>
    </tr>
  );
}
