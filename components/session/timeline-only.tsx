/** A session without any picture: why, and the timeline over the whole width. */
import type { SessionDetail } from '../../lib/events/api.ts';
import { listTabs } from '../../lib/replay/documents.ts';
import type { Row } from '../../lib/timeline/rows.ts';
import { t } from '../../lib/text/t.ts';
import { Notice } from '../notice.tsx';
import styles from './session-screen.module.css';
import type { SessionView } from './session-view.ts';
import { Timeline } from './timeline.tsx';
import type { Linked } from './use-linked.ts';
import type { SessionRows } from './use-records.ts';

export interface SessionPartProps {
  detail: SessionDetail;
  /** The session's own rows, and what is shown of a linked one. */
  records: SessionRows;
  linked: Linked;
  view: SessionView;
  /** Changes the address; `push` where Back should come here again. */
  onChange: (change: Partial<SessionView>, how: 'push' | 'replace') => void;
  findLogHref: (row: Row) => string | null;
}

export function TimelineOnly({ linked, view, onChange, findLogHref }: SessionPartProps) {
  return (
    <>
      <div class={styles['notice']}>
        <Notice title={t('dashboard.replay.no-frames.title')}>
          <p>{t('dashboard.replay.no-frames.text')}</p>
        </Notice>
      </div>
      <Timeline
        records={linked.records}
        at={view.at ?? 0}
        kinds={view.kinds}
        words={view.words}
        tabs={listTabs([])}
        onFilter={(filter) => onChange(filter, 'replace')}
        onSeek={(at) => onChange({ at }, 'replace')}
        findLogHref={findLogHref}
      />
    </>
  );
}
