import { Skeleton } from 'antd';
import styles from './shell.module.css';

/** The frame while it is being found out who is asking. */
export function ShellSkeleton() {
  return (
    <div className={styles.shell} aria-busy="true">
      <div className={styles.rail} data-wide />
      <div className={styles.column}>
        <div className={styles.topBar} />
        <div className={styles.alone}>
          <Skeleton active title={false} paragraph={{ rows: 6, width: '100%' }} />
        </div>
      </div>
    </div>
  );
}
