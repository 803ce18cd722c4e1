/** The sites as a table: masking, what is recorded, whether the browser still gives access. */
import { EyeOff, Pencil, Trash2 } from 'lucide-preact';
import type { Site } from '../../lib/events/api.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Chip } from '../chip.tsx';
import { describeContents, describeMasking } from './describe-site.ts';
import { LockedNote } from './locked-note.tsx';
import { writeRoute } from './route.ts';
import styles from './site-table.module.css';

interface SiteTableProps {
  sites: readonly Site[];
  withdrawn: readonly string[];
  /** The origins whose rows are closed: the company lists them, or the whole list. */
  locked: readonly string[];
  onAllow: (origin: string) => void;
  onRemove: (site: Site) => void;
}

export function SiteTable({ sites, withdrawn, locked, onAllow, onRemove }: SiteTableProps) {
  return (
    <table class={styles['sites']}>
      <thead>
        <tr>
          <th scope="col">{t('options.sites.site')}</th>
          <th scope="col">{t('options.sites.masking')}</th>
          <th scope="col">{t('options.sites.records')}</th>
          <th scope="col">
            <span class="unseen">{t('options.sites.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => (
          <tr key={site.origin} data-origin={site.origin} data-locked={locked.includes(site.origin)}>
            <th scope="row">
              <bdi>{site.origin}</bdi>
              {withdrawn.includes(site.origin) && <Withdrawn origin={site.origin} onAllow={onAllow} />}
            </th>
            <td>{describeMasking(site)}</td>
            <td>{describeContents(site)}</td>
            <td>{locked.includes(site.origin) ? <LockedNote /> : <RowActions site={site} onRemove={onRemove} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Withdrawn({ origin, onAllow }: { origin: string; onAllow: (origin: string) => void }) {
  return (
    <span class={styles['withdrawn']}>
      <Chip tone="wrong">{t('options.sites.withdrawn')}</Chip>
      <Button aria-label={t('options.sites.fix-one', { origin })} onClick={() => onAllow(origin)}>
        {t('options.sites.fix')}
      </Button>
    </span>
  );
}

function RowActions({ site, onRemove }: { site: Site; onRemove: (site: Site) => void }) {
  const { origin } = site;
  return (
    <span class={styles['actions']}>
      <a
        class={styles['icon-link']}
        href={writeRoute('sites', 'rules', origin)}
        aria-label={t('options.rules.title', { origin })}
        title={t('options.rules.link')}
      >
        <EyeOff size={16} aria-hidden="true" />
      </a>
      <a
        class={styles['icon-link']}
        href={writeRoute('sites', 'edit', origin)}
        aria-label={t('options.sites.edit-one', { origin })}
        title={t('options.sites.edit')}
      >
        <Pencil size={16} aria-hidden="true" />
      </a>
      <Button look="quiet" label={t('options.sites.remove-one', { origin })} onClick={() => onRemove(site)}>
        <Trash2 size={16} aria-hidden="true" />
      </Button>
    </span>
  );
}
