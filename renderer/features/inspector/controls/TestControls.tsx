import IconPlus from '@tabler/icons-react/icons/IconPlus';
import type { BlockDescriptor, BlockDocument, DataTest } from '@shared/model';
import { freshTest } from '../document/dataTests';
import { withKey } from '../document/parameters';
import type { BlockChange } from '../inspectorProps';
import { TestCard } from './TestCard';
import styles from './controls.module.css';

interface TestControlsProps {
  readonly block: BlockDocument;
  readonly descriptor: BlockDescriptor | undefined;
  readonly readOnly: boolean;
  onChange(change: BlockChange): void;
}

/** What must hold of a block's output, as queries for the rows that are wrong. */
export function TestControls({ block, descriptor, readOnly, onChange }: TestControlsProps) {
  const tests = block.tests ?? [];
  const change = (edit: (tests: readonly DataTest[]) => DataTest[]): void =>
    onChange((current) => {
      const next = edit(current.tests ?? []);
      return withKey(current, 'tests', next.length > 0 ? next : undefined);
    });
  return (
    <>
      <p className={styles.note}>
        A query selects the rows that are wrong: none means passed. Each output is a table of its name; the
        first is also called <code>output</code>.
      </p>
      {tests.length > 0 && (
        <ul className={styles.tests} aria-label="Data tests of this block">
          {tests.map((test, index) => (
            <TestCard
              key={index}
              id={`test-${block.id}-${index}`}
              test={test}
              open={test.sql === ''}
              readOnly={readOnly}
              onChange={(next) => change((all) => all.map((each, at) => (at === index ? next : each)))}
              onRemove={() => change((all) => all.filter((_, at) => at !== index))}
            />
          ))}
        </ul>
      )}
      {!readOnly && (
        <button
          type="button"
          className={styles.add}
          onClick={() => change((all) => [...all, freshTest(all, descriptor)])}
        >
          <IconPlus size={12} aria-hidden /> Add data test
        </button>
      )}
    </>
  );
}
