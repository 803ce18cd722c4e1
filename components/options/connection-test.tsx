/** "Test connection": a button, and one sentence for whatever is found. */
import { useState } from 'preact/hooks';
import { findText, t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import type { Connection } from './model.ts';
import styles from './form.module.css';

interface ConnectionTestProps {
  endpoint: string;
  test: (endpoint: string) => Promise<Connection>;
}

export function ConnectionTest({ endpoint, test }: ConnectionTestProps) {
  const [found, setFound] = useState<Connection | 'testing' | null>(null);
  const start = () => {
    setFound('testing');
    const fail = (error: unknown): Connection => ({ result: 'untested', detail: String(error), version: null });
    void test(endpoint).catch(fail).then(setFound);
  };
  return (
    <>
      <Button id="connection-test" disabled={endpoint === '' || found === 'testing'} onClick={start}>
        {found === 'testing' ? t('options.collector.testing') : t('options.collector.test')}
      </Button>
      {found !== null && found !== 'testing' && <ConnectionFound found={found} />}
    </>
  );
}

function ConnectionFound({ found: { result, version, detail } }: { found: Connection }) {
  return (
    <div id="connection-result" data-result={result} class={styles['whole-line']}>
      <Notice tone={result === 'ok' ? 'info' : result === 'not-paired' ? 'unsure' : 'wrong'}>
        <p>{findText(`options.connection.${result}`) ?? t('options.connection.other', { result })}</p>
        {version !== null && <p class={styles['hint']}>{t('options.connection.version-line', { version })}</p>}
        {detail !== null && <p class={styles['detail']}>{detail}</p>}
      </Notice>
    </div>
  );
}
