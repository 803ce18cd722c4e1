/** The screen of data: what the collector keeps and for how long, what is held, what is erased, and how the collector is. */
import type { Keeping } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { writeRoute } from '../route.ts';
import { ScreenHead } from '../screen-head.tsx';
import { dataParts, type DataPart } from './data-view.ts';
import { ErasuresPart } from './erasures-part.tsx';
import { HealthPart } from './health-part.tsx';
import { HoldsPart } from './holds-part.tsx';
import { KeptPart } from './kept-part.tsx';
import { RemaskPart } from './remask-part.tsx';
import styles from './data.module.css';

export interface DataPartProps {
  keeping: Keeping;
  /** Auditors look. */
  isAdmin: boolean;
  source: string | null;
}

const parts = { kept: KeptPart, holds: HoldsPart, erasures: ErasuresPart, masking: RemaskPart, health: HealthPart };

export function DataScreen({ part, ...props }: DataPartProps & { part: DataPart }) {
  const Part = parts[part];
  return (
    <main id="content" class={styles['screen']}>
      <ScreenHead
        title={t('data.title')}
        beside={
          <nav class={styles['parts']} aria-label={t('data.parts')}>
            {dataParts.map((each) => (
              <a
                key={each}
                href={writeRoute({ screen: 'data', source: props.source, part: each })}
                aria-current={each === part ? 'page' : undefined}
              >
                {t(`data.part.${each}`)}
              </a>
            ))}
          </nav>
        }
      />
      <div class={styles['body']}>
        <Part key={part} {...props} />
      </div>
    </main>
  );
}
