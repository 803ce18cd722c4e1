/** The list of sites that are recorded, with the editor of one, and the way back when the browser's access was withdrawn. */
import { Globe } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Site } from '../../lib/events/api.ts';
import { t } from '../../lib/text/t.ts';
import { EmptyState } from '../empty-state.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import type { Outcome, SectionProps } from './model.ts';
import { LockedNote } from './locked-note.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { writeRoute, type Route } from './route.ts';
import { RulesEditor } from './rules-editor.tsx';
import { Heading, Part } from './section.tsx';
import { SiteEditor } from './site-editor.tsx';
import { SiteTable } from './site-table.tsx';
import { useTask } from './use-task.ts';
import styles from './options.module.css';

type SitesSectionProps = SectionProps & { route: Route };

export function SitesSection(props: SitesSectionProps) {
  const { settings, withdrawn, managed, actions, route } = props;
  const closed = managed.locks.includes('sites');
  const locked = closed ? settings.sites.map(({ origin }) => origin) : managed.sites;
  const [leaving, setLeaving] = useState<Site | null>(null);
  const task = useTask();
  const isClosed = closed || managed.consent === 'company' || (route.act === 'edit' && locked.includes(route.origin ?? ''));
  const editing = route.act !== null && !isClosed;

  return (
    <>
      <Heading title={t('options.nav.sites')} intro={t('options.sites.intro')} />
      {editing && <OpenEditor key={`${route.act} ${route.origin}`} {...props} />}
      <RefusalNotice refusal={task.refusal} />
      {settings.sites.length === 0 && !editing && <NoSites managed={managed} />}
      {settings.sites.length > 0 && (
        <Part>
          <SiteTable
            sites={settings.sites}
            withdrawn={withdrawn}
            locked={locked}
            onAllow={(origin) => void task.run(() => allowSite(origin, actions))}
            onRemove={setLeaving}
          />
          {!editing && <AddSite managed={managed} />}
        </Part>
      )}
      <ConfirmDialog
        open={leaving !== null}
        title={t('options.sites.remove-title', { origin: leaving?.origin ?? '' })}
        confirm={t('options.sites.remove')}
        onConfirm={() => leaving !== null && void task.run(() => removeSite(leaving, props))}
        onClose={() => setLeaving(null)}
      >
        <p>{t('options.sites.remove-text')}</p>
      </ConfirmDialog>
    </>
  );
}

function NoSites({ managed }: Pick<SectionProps, 'managed'>) {
  return (
    <EmptyState icon={<Globe aria-hidden="true" />} title={t('options.sites.empty')} actions={<AddSite managed={managed} />}>
      {t('options.sites.empty-text')}
    </EmptyState>
  );
}

/** Under a locked list there is nothing to add; where the company alone consents, only what it lists is recorded. */
function AddSite({ managed }: Pick<SectionProps, 'managed'>) {
  if (managed.locks.includes('sites')) return <LockedNote />;
  if (managed.consent === 'company')
    return (
      <p>
        {t('options.policy.sites-need-consent')} <a href={writeRoute('welcome')}>{t('options.consent.read')}</a>
      </p>
    );
  return (
    <p>
      <a class={styles['link-button']} href={writeRoute('sites', 'add')} id="site-add">
        {t('options.sites.add')}
      </a>
    </p>
  );
}

function OpenEditor({ settings, consoles, actions, checks, route }: SitesSectionProps) {
  const edited = settings.sites.find((site) => site.origin === route.origin);
  const leave = () => {
    location.hash = writeRoute('sites');
  };
  if (route.act !== 'add' && edited === undefined) return null;
  if (route.act === 'rules' && edited !== undefined)
    return (
      <Part title={t('options.rules.title', { origin: edited.origin })}>
        <RulesEditor site={edited} sites={settings.sites} checks={checks} actions={actions} onClose={leave} />
      </Part>
    );
  return (
    <Part title={route.act === 'edit' ? t('options.sites.edit-one', { origin: edited?.origin ?? '' }) : t('options.sites.add')}>
      <SiteEditor
        edited={route.act === 'edit' ? (edited ?? null) : null}
        suggested={route.origin ?? ''}
        sites={settings.sites}
        consoles={consoles}
        checks={checks}
        actions={actions}
        onClose={leave}
      />
    </Part>
  );
}

async function allowSite(origin: string, actions: SectionProps['actions']): Promise<Outcome> {
  const allowed = await actions.requestAccess([origin]);
  return allowed ? { outcome: 'done' } : { outcome: 'refused', reason: 'declined', detail: origin };
}

async function removeSite({ origin }: Site, { settings, actions }: SectionProps): Promise<Outcome> {
  const sites = settings.sites.filter((site) => site.origin !== origin);
  const outcome = await actions.save({ sites });
  if (outcome.outcome === 'done')
    await actions.releaseAccess(
      [origin],
      sites.map((site) => site.origin),
    );
  return outcome;
}
