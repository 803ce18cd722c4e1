/** A question before an act that somebody would miss, in the browser's own modal dialog. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import form from './form.module.css';
import styles from './options.module.css';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** The act, as its button says it. */
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ComponentChildren;
}

export function ConfirmDialog({ open, title, confirm, onConfirm, onClose, children }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const answer = () => {
    onConfirm();
    onClose();
  };
  return (
    <dialog ref={dialog} class={styles['dialog']} aria-labelledby="dialog-title" onClose={onClose}>
      <h2 id="dialog-title">{title}</h2>
      <p>{children}</p>
      <div class={form['buttons']}>
        <Button id="dialog-confirm" look="danger" onClick={answer}>
          {confirm}
        </Button>
        <Button onClick={onClose}>{t('options.cancel')}</Button>
      </div>
    </dialog>
  );
}
