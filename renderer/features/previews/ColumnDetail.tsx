import type { ColumnProfile } from '@shared/model';
import { BarChart, formatCount, formatNumber, formatShare, Histogram } from '@renderer/charts';
import { Badge } from '@renderer/ui';
import styles from './ProfilePanel.module.css';
import { isNumeric, statisticsOf } from './selectors';

/** One column: what it is, its statistics, and how its values are spread. */
export function ColumnDetail({ column, rows }: { readonly column: ColumnProfile; readonly rows: number }) {
  const times = !isNumeric(column.type);
  return (
    <>
      <h3 className={styles.heading}>
        {column.name} <Badge>{column.type}</Badge>
      </h3>
      <div className={styles.columns}>
        <dl className={styles.statistics}>
          {statisticsOf(column, rows).map(({ title, value }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{typeof value === 'number' ? formatNumber(value) : value}</dd>
            </div>
          ))}
        </dl>
        {column.histogram && column.histogram.length > 0 && (
          <Histogram
            title="Distribution"
            bare
            height={190}
            bins={column.histogram}
            xLabel={column.name}
            {...(times ? { formatX: (value: number) => new Date(value).toISOString().slice(0, 10) } : {})}
          />
        )}
        {column.top.length > 0 && (
          <BarChart
            title="Most frequent values"
            bare
            valueLabel="rows"
            items={column.top.slice(0, column.histogram?.length ? 8 : 12).map((one) => ({
              label: one.value,
              value: one.count,
              text: `${formatCount(one.count)} (${formatShare(one.count / Math.max(1, rows))})`,
            }))}
          />
        )}
      </div>
    </>
  );
}
