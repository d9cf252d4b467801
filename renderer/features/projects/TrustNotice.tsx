import IconShieldQuestion from '@tabler/icons-react/icons/IconShieldQuestion';
import IconLock from '@tabler/icons-react/icons/IconLock';
import { Button } from '@mantine/core';
import { notifyError } from '@renderer/ui';
import { useProjects } from './useProjects';
import styles from './TrustNotice.module.css';

/** Why the open project cannot run here, and what to do. Nothing when it can. */
export function TrustNotice() {
  const { current, trust } = useProjects();
  if (!current) return null;
  if (current.readOnly !== undefined) {
    return (
      <div className={styles.notice} role="status">
        <IconLock size={16} aria-hidden />
        <span>
          <b>Opened to read only.</b> {current.readOnly}
        </span>
      </div>
    );
  }
  if (current.trusted) return null;
  return (
    <div className={styles.notice} role="status">
      <IconShieldQuestion size={16} aria-hidden />
      <span>
        <b>This project comes from elsewhere.</b> Running it executes its code on this computer. You can look
        at it and change it; to run it, say that you trust it.
      </span>
      <Button className={styles.action} variant="default" onClick={() => void trust().catch(notifyError)}>
        Trust this project
      </Button>
    </div>
  );
}
