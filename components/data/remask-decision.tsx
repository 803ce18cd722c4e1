/** Applying a re-masking, with what becomes of what nobody can tell and what cannot be undone; or forgetting the question. */
import { useState } from 'preact/hooks';
import { Doubtful, type Remasking } from '../../lib/events/remask-api.ts';
import type { Keeping } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { ActState } from '../act-state.tsx';
import { Button } from '../button.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { useAct } from '../use-act.ts';
import styles from './data.module.css';
import { addGroups, RemaskCounted, sumGroups } from './remask-counts.tsx';
import own from './remask.module.css';

export function RemaskDecision({ keeping, remasking, onChange }: { keeping: Keeping; remasking: Remasking; onChange: () => void }) {
  const { id, note } = remasking;
  const found = remasking.found ?? [];
  const [asks, setAsks] = useState(false);
  const [doubtful, setDoubtful] = useState<Doubtful>('leave');
  const act = useAct(onChange);
  const isInDoubt = sumGroups(found, 'doubtful') > 0;
  return (
    <>
      {isInDoubt && (
        <fieldset class={own['choice']}>
          <legend>{t('data.remask.doubtful')}</legend>
          {Doubtful.options.map((each) => (
            <label key={each}>
              <input type="radio" name={`doubtful-${id}`} value={each} checked={doubtful === each} onChange={() => setDoubtful(each)} />{' '}
              {t(`data.remask.doubtful.${each}`)}
            </label>
          ))}
        </fieldset>
      )}
      <p class={styles['buttons']}>
        <Button look="danger" data-do="apply" disabled={act.running} onClick={() => setAsks(true)}>
          {t('data.remask.confirm')}
        </Button>
        <Button data-do="forget" disabled={act.running} onClick={() => void act.run(() => keeping.cancelRemasking(id))}>
          {t('data.remask.cancel')}
        </Button>
      </p>
      <ActState act={act} />
      <ConfirmDialog
        open={asks}
        title={t('data.remask.dialog.title')}
        confirm={t('data.remask.dialog.confirm')}
        onConfirm={() => void act.run(() => keeping.confirmRemasking(id, doubtful))}
        onClose={() => setAsks(false)}
      >
        <p>
          <bdi>{note}</bdi>
        </p>
        <RemaskCounted counts={addGroups(found, doubtful)} />
        {isInDoubt && <p>{t(doubtful === 'leave' ? 'data.remask.doubtful.stays' : 'data.remask.doubtful.removed')}</p>}
        <p>{t('data.remask.dialog.text')}</p>
        <p>{t('data.remask.dialog.since')}</p>
      </ConfirmDialog>
    </>
  );
}
