import type { BlockDescriptor, BlockRun, CheckResult } from '@shared/model';
import { useShownRows } from '@renderer/features/previews';
import { AttemptList, CheckList, itemCountWords, metricTitle } from '@renderer/features/runs';
import { EmptyState, ErrorNote, formatDuration, formatTime } from '@renderer/ui';
import { metricText, outputLine } from '../document/outputLine';
import { WhyCard } from './WhyCard';
import styles from '../InspectorPanel.module.css';

interface ResultTabProps {
  readonly descriptor: BlockDescriptor;
  readonly blockRun: BlockRun | undefined;
}

export function ResultTab({ descriptor, blockRun }: ResultTabProps) {
  if (!blockRun) {
    return (
      <EmptyState title="It has not run yet">
        Run the pipeline, or run to this block, to see its result here.
      </EmptyState>
    );
  }
  const { error, outputs, metrics, checks, items } = blockRun;
  return (
    <div className={styles.body}>
      {error && <ErrorNote error={error} />}
      <p className={styles.hint}>{whenOf(blockRun)}</p>
      {items && (
        <p className={styles.hint}>
          {itemCountWords(items)}. Each item’s result stands below the canvas, under Items.
        </p>
      )}
      {checks && checks.length > 0 && <Checks block={blockRun.block} checks={checks} />}
      {Object.keys(outputs).length > 0 && (
        <section aria-label="Outputs">
          <h3 className={styles.sectionTitle}>Outputs</h3>
          {Object.entries(outputs).map(([port, artifact]) => (
            <div key={port} className={styles.output}>
              <span>{descriptor.outputs.find(({ name }) => name === port)?.title ?? port}</span>
              <span className={styles.dim}>{outputLine(artifact)}</span>
              <span className={styles.hash} title="The artifact's content hash">
                {artifact.hash.slice(0, 12)}
              </span>
            </div>
          ))}
        </section>
      )}
      {Object.keys(metrics).length > 0 && (
        <section aria-label="Metrics">
          <h3 className={styles.sectionTitle}>Metrics</h3>
          <table className={styles.pairs}>
            <tbody>
              {Object.entries(metrics).map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">{metricTitle(name)}</th>
                  <td className="numeric">{metricText(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <WhyCard blockRun={blockRun} />
      {!items && <AttemptList of={blockRun} />}
    </div>
  );
}

interface ChecksProps {
  readonly block: string;
  readonly checks: readonly CheckResult[];
}

/** The rows that a test found wrong are shown below the canvas. */
function Checks({ block, checks }: ChecksProps) {
  const show = useShownRows((state) => state.show);
  return (
    <CheckList
      checks={checks}
      onShowRows={({ name, sample }) => sample && show({ block, title: name, artifact: sample })}
    />
  );
}

function whenOf({ run, state, startedAt, finishedAt }: BlockRun): string {
  const parts = [`Run ${run}`, state];
  if (startedAt !== undefined) parts.push(formatTime(startedAt));
  if (startedAt !== undefined && finishedAt !== undefined) parts.push(formatDuration(finishedAt - startedAt));
  return parts.join(' · ');
}
