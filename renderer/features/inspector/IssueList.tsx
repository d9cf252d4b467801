import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import IconInfoTriangle from '@tabler/icons-react/icons/IconInfoTriangle';
import type { Issue } from '@shared/model';
import styles from './InspectorPanel.module.css';

interface IssueListProps {
  readonly issues: readonly Issue[];
  /** Makes issues of a block clickable. */
  readonly onSelectBlock?: ((id: string) => void) | undefined;
}

/** Faults with their cure; a click leads to the block. */
export function IssueList({ issues, onSelectBlock }: IssueListProps) {
  return (
    <ul className={styles.issues} aria-label="Faults">
      {issues.map((issue, index) => {
        const { block } = issue;
        const words = <IssueWords issue={issue} />;
        return (
          <li key={`${index}-${issue.message}`} data-severity={issue.severity}>
            {block !== undefined && onSelectBlock ? (
              <button type="button" className={styles.issue} onClick={() => onSelectBlock(block)}>
                {words}
              </button>
            ) : (
              <div className={styles.issue}>{words}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function IssueWords({ issue }: { readonly issue: Issue }) {
  const Icon = issue.severity === 'error' ? IconAlertTriangle : IconInfoTriangle;
  return (
    <>
      <Icon size={14} aria-label={issue.severity} />
      <span>
        {issue.message} {issue.cure}
        <span className={styles.place}>
          {issue.file}
          {issue.line === undefined ? '' : `, line ${issue.line}`}
        </span>
      </span>
    </>
  );
}
