import { Button, Loader } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import IconArrowLeft from '@tabler/icons-react/icons/IconArrowLeft';
import type { Comparison } from '@shared/model';
import { LineChart, seriesColor } from '@renderer/charts';
import { EvaluationView } from '@renderer/features/previews';
import { blockTitle, ErrorNote, Panel, Toolbar } from '@renderer/ui';
import { DifferenceTable, MetricTable } from './ComparisonTables';
import styles from './ExperimentsPanel.module.css';
import { overlayCurves } from './selectors';
import { useExperiments } from './useExperiments';

/** Two to ten runs side by side: what differs, their curves over one another, their pictures beside one another. */
export function ComparisonView() {
  const { compared, comparison, error, leave, compare } = useExperiments();
  return (
    <div className={styles.screen}>
      <Toolbar
        title={`Runs ${compared.join(', ')}`}
        end={
          <Button variant="default" leftSection={<IconArrowLeft size={14} />} onClick={leave}>
            All experiments
          </Button>
        }
      />
      {error && (
        <ErrorNote
          error={error}
          action={
            <Button variant="default" onClick={() => void compare(compared)}>
              Try again
            </Button>
          }
        />
      )}
      {!comparison && !error && (
        <p className={styles.wait} role="status">
          <Loader size={16} /> Comparing…
        </p>
      )}
      {comparison && <Compared comparison={comparison} />}
    </div>
  );
}

function Compared({ comparison }: { readonly comparison: Comparison }) {
  const curves = overlayCurves(comparison);
  const nameOf = (run: number, block: string): string => {
    const several = comparison.evaluations.filter((one) => one.run === run).length > 1;
    return several ? `Run ${run}, ${blockTitle({ id: block })}` : `Run ${run}`;
  };
  return (
    <div className={styles.scroll}>
      {comparison.warnings.length > 0 && (
        <div className={styles.warning} role="alert">
          <IconAlertTriangle size={18} aria-hidden />
          <div>
            <b>These runs are not comparable.</b>
            <ul>
              {comparison.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <ul className={styles.legend} aria-label="Colours of the runs">
        {comparison.runs.map((run, i) => (
          <li key={run.id}>
            <i style={{ background: seriesColor(i) }} /> run {run.id} <span>{run.pipeline}</span>
          </li>
        ))}
      </ul>
      <div className={styles.tables}>
        <Panel title="Metrics" aside="best in bold, with its 95% interval" flush>
          <MetricTable comparison={comparison} />
        </Panel>
        <Panel title="What differs" aside="parameters that are the same are left out" flush>
          <DifferenceTable comparison={comparison} />
        </Panel>
      </div>
      {curves.length > 0 && (
        <div className={styles.charts}>
          {curves.map((curve) => (
            <LineChart
              key={curve.title}
              title={curve.title}
              series={curve.series}
              xLabel="epoch"
              height={200}
              hoverGroup="comparison"
            />
          ))}
        </div>
      )}
      <div className={styles.evaluations}>
        {comparison.evaluations.map((one) => (
          <EvaluationView
            key={`${one.run}-${one.block}`}
            evaluation={one.evaluation}
            title={nameOf(one.run, one.block)}
            picturesOnly
            brief
          />
        ))}
      </div>
    </div>
  );
}
