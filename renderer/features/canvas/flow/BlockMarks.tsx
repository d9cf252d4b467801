import IconNote from '@tabler/icons-react/icons/IconNote';
import IconPlayerPause from '@tabler/icons-react/icons/IconPlayerPause';
import IconQuestionMark from '@tabler/icons-react/icons/IconQuestionMark';
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import type { BlockDocument, BlockRun } from '@shared/model';
import { failedWarnings } from '@renderer/features/runs';
import { conditionsOf } from '../document';
import styles from './BlockNode.module.css';

interface BlockMarksProps {
  readonly block: BlockDocument;
  readonly run: BlockRun | undefined;
}

/** Small signs at a block's corner: what it is tied to, and what a look at it is worth. */
export function BlockMarks({ block, run }: BlockMarksProps) {
  const conditions = conditionsOf(block);
  const warnings = failedWarnings(run?.checks);
  const marks = [
    warnings.length > 0 && {
      Icon: IconAlertTriangle,
      tone: 'warning',
      title: `A data test warns: ${warnings.map(({ name }) => name).join(', ')}`,
    },
    block.disabled === true && { Icon: IconPlayerPause, tone: 'plain', title: 'Switched off' },
    conditions.length > 0 && {
      Icon: IconQuestionMark,
      tone: 'plain',
      title: `Runs only when ${conditions.join(' and ')}`,
    },
    block.note !== undefined && block.note !== '' && { Icon: IconNote, tone: 'plain', title: block.note },
  ];
  return (
    <span className={styles.marks}>
      {marks.map(
        (mark) =>
          mark && (
            <span
              key={mark.title}
              role="img"
              aria-label={mark.title}
              title={mark.title}
              data-tone={mark.tone}
            >
              <mark.Icon size={12} aria-hidden />
            </span>
          ),
      )}
    </span>
  );
}
