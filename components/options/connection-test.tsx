/** "Test connection": a button, and one sentence for whatever is found. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { findText, t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import type { Connection, OptionsActions } from './model.ts';
import styles from './form.module.css';

interface ConnectionTestProps {
  endpoint: string;
  /** The origins whose access must stay. */
  sites: readonly string[];
  actions: Pick<OptionsActions, 'testConnection' | 'requestAccess' | 'releaseAccess'>;
}

export function ConnectionTest({ endpoint, sites, actions }: ConnectionTestProps) {
  const [found, setFound] = useState<Connection | 'testing' | null>(null);
  const start = (test: Promise<Connection>) => {
    setFound('testing');
    const fail = (error: unknown): Connection => ({ result: 'untested', detail: String(error), version: null });
    void test.catch(fail).then(setFound);
  };
  return (
    <>
      <Button
        id="connection-test"
        disabled={endpoint === '' || found === 'testing'}
        onClick={() => start(actions.testConnection(endpoint))}
      >
        {found === 'testing' ? t('options.collector.testing') : t('options.collector.test')}
      </Button>
      {found !== null && found !== 'testing' && (
        <ConnectionFound found={found}>
          {found.result === 'unreachable' && (
            <Button onClick={() => start(testWithAccess(endpoint, sites, actions))}>{t('options.collector.ask-why')}</Button>
          )}
        </ConnectionFound>
      )}
    </>
  );
}

/** Browsers say why a connection failed only with access to its address: asked for in the click's own turn, and given back. */
async function testWithAccess(endpoint: string, sites: readonly string[], actions: ConnectionTestProps['actions']): Promise<Connection> {
  const { origin } = new URL(endpoint);
  const allowed = await actions.requestAccess([origin]);
  const found = await actions.testConnection(endpoint);
  if (allowed) await actions.releaseAccess([origin], sites);
  return found;
}

function ConnectionFound({ found: { result, version, detail }, children }: { found: Connection; children: ComponentChildren }) {
  return (
    <div id="connection-result" data-result={result} class={styles['whole-line']}>
      <Notice tone={result === 'ok' ? 'info' : result === 'not-paired' ? 'unsure' : 'wrong'} actions={children}>
        <p>{findText(`options.connection.${result}`) ?? t('options.connection.other', { result })}</p>
        {version !== null && <p class={styles['hint']}>{t('options.connection.version-line', { version })}</p>}
        {detail !== null && <p class={styles['detail']}>{detail}</p>}
      </Notice>
    </div>
  );
}
