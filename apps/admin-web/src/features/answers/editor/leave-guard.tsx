import { Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useWords } from '../../../shared/words/use-words';
import { editorWords } from './editor.words';

interface Props {
  /** Asked at the moment of leaving. */
  wouldLose: () => boolean;
  dirty: boolean;
}

/** Asks before an unsaved edit is lost: on links and the back button in our words, on closing the tab in the browser's. */
export function LeaveGuard({ wouldLose, dirty }: Props) {
  const words = useWords(editorWords);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && wouldLose(),
  );

  useEffect(() => {
    if (!dirty) return;
    const onLeave = (event: BeforeUnloadEvent) => {
      if (wouldLose()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [dirty, wouldLose]);

  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={words.leaveTitle}
      okText={words.leave}
      okButtonProps={{ danger: true }}
      cancelText={words.stay}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
      width={400}
      centered
    >
      {words.leaveText}
    </Modal>
  );
}
