/** The question before a device is revoked, in the browser's own modal dialog. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import styles from './devices.module.css';

interface RevokeDialogProps {
  open: boolean;
  name: string;
  onConfirm: () => void;
  onClose: () => void;
}

export function RevokeDialog({ open, name, onConfirm, onClose }: RevokeDialogProps) {
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
    <dialog ref={dialog} class={styles['dialog']} aria-labelledby="revoke-title" onClose={onClose}>
      <h2 id="revoke-title">{t('devices.revoke.title', { name })}</h2>
      <p>{t('devices.revoke.text')}</p>
      <Button id="revoke-confirm" look="danger" onClick={answer}>
        {t('devices.revoke.confirm')}
      </Button>
      <Button onClick={onClose}>{t('devices.cancel')}</Button>
    </dialog>
  );
}
