/** The collector: whether there is one, pairing with a link, and its address with a test of the connection. */
import { t } from '../../lib/text/t.ts';
import { Notice } from '../notice.tsx';
import { ConnectionTest } from './connection-test.tsx';
import type { SectionProps } from './model.ts';
import { PairingForm } from './pairing-form.tsx';
import { SavedField } from './saved-field.tsx';
import { Heading, Part } from './section.tsx';

export function CollectorSection(props: SectionProps) {
  const { settings, actions, checks } = props;
  return (
    <>
      <Heading title={t('options.nav.collector')} intro={t('options.collector.intro')} />
      <CollectorState endpoint={settings.endpoint} paired={props.paired} />
      <Part title={t('options.collector.pair')}>
        <PairingForm settings={settings} actions={actions} />
      </Part>
      <Part title={t('options.collector.manual')}>
        <SavedField
          id="endpoint"
          label={t('options.collector.endpoint')}
          hint={t('options.collector.endpoint-hint')}
          inputMode="url"
          placeholder="https://cotrail.example"
          setting="endpoint"
          saved={settings.endpoint ?? ''}
          read={(text) => ({ endpoint: trimAddress(text) || null })}
          checks={checks}
          actions={actions}
          buttons={(text) => (
            <ConnectionTest key={text} endpoint={trimAddress(text)} sites={settings.sites.map((site) => site.origin)} actions={actions} />
          )}
        />
      </Part>
    </>
  );
}

function CollectorState({ endpoint, paired }: { endpoint: string | null; paired: boolean }) {
  if (endpoint === null) return <Notice title={t('options.collector.none')} />;
  if (paired) return <Notice title={t('options.collector.paired', { endpoint })} />;
  return <Notice tone="unsure">{t('options.collector.unpaired')}</Notice>;
}

/** `https://cotrail.example/` and `https://cotrail.example` are one address. */
function trimAddress(text: string): string {
  return text.trim().replace(/\/+$/, '');
}
