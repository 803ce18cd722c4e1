/** A question before an act that somebody would miss, in the browser's own modal dialog. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../lib/text/t.ts';
import { Button } from './button.tsx';
import styles from './confirm-dialog.module.css';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** The act, as its button says it. */
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ComponentChildren;
}

/** The answer that changes nothing has the focus first: Enter alone does no harm. */
export function ConfirmDialog({ open, title, confirm, onConfirm, onClose, children }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const answer = () => {
    onConfirm();
    onClose();
  };
  return (
    <dialog ref={dialog} class={styles['dialog']} aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} onClose={onClose}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div id={`${id}-text`} class={styles['text']}>
        {children}
      </div>
      <div class={styles['buttons']}>
        <Button data-answer="no" autofocus onClick={onClose}>
          {t('common.action.cancel')}
        </Button>
        <Button data-answer="yes" look="danger" onClick={answer}>
          {confirm}
        </Button>
      </div>
    </dialog>
  );
}
