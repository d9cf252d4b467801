import type { CheckResult } from '@shared/model';
import { Badge } from '@renderer/ui';
import { checkWords, verdictOf } from './checkText';
import styles from './CheckList.module.css';

interface CheckListProps {
  readonly checks: readonly CheckResult[];
  /** Shows some of the rows that are wrong. */
  onShowRows(check: CheckResult): void;
}

/** What the data tests and checks of a block found, the failed ones first. */
export function CheckList({ checks, onShowRows }: CheckListProps) {
  const sorted = [...checks].sort((one, other) => Number(one.passed) - Number(other.passed));
  return (
    <section aria-label="Data tests">
      <h3 className={styles.title}>Data tests</h3>
      <ul className={styles.list}>
        {sorted.map((check) => {
          const { word, tone } = verdictOf(check);
          const words = checkWords(check);
          return (
            <li key={check.name} className={styles.check}>
              <span className={styles.name}>{check.name}</span>
              <Badge tone={tone}>{word}</Badge>
              {words && <p className={styles.words}>{words}</p>}
              {check.sample && (
                <button type="button" className={styles.link} onClick={() => onShowRows(check)}>
                  Show rows
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
