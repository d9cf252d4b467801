import { useElementSize } from '@mantine/hooks';
import { useRef, type ReactNode } from 'react';
import styles from './ChartFrame.module.css';
import { ChartMenu } from './ChartMenu';
import type { ChartTable } from './chartTable';
import './series.css';

export interface LegendEntry {
  readonly id: string;
  readonly label: string;
  readonly color: string;
  readonly hidden?: boolean;
}

/** What every chart takes besides its data. */
export interface ChartProps {
  readonly title: string;
  /** Small text at the right of the title. */
  readonly note?: ReactNode;
  /** What a person who cannot see the picture should know; the table of the data is offered besides. */
  readonly description?: string;
  /** Without border and ground, inside another card. */
  readonly bare?: boolean;
  /** Controls at the right of the title. */
  readonly controls?: ReactNode;
  /** Pixels of the drawing. */
  readonly height?: number;
}

interface ChartFrameProps extends ChartProps {
  readonly table: () => ChartTable;
  readonly legend?: readonly LegendEntry[];
  readonly onLegend?: (id: string) => void;
  readonly empty?: string | undefined;
  /** Draws at the width that there is. */
  readonly children: (width: number) => ReactNode;
}

/** Title, legend, menu to save, and the text alternative around a chart. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, note, description, bare, controls, legend = [], onLegend, empty, table, children } = props;
  const frame = useRef<HTMLElement>(null);
  const { ref, width } = useElementSize();
  return (
    <figure ref={frame} className={styles.frame} data-bare={bare || undefined} aria-label={title}>
      <figcaption className={styles.head}>
        <span className={styles.title}>{title}</span>
        {legend.length > 0 && <Legend entries={legend} onToggle={onLegend} />}
        <span className={styles.space} />
        {note && <span className={styles.note}>{note}</span>}
        {controls}
        <ChartMenu
          title={title}
          table={table}
          legend={legend.filter((entry) => !entry.hidden)}
          frame={frame}
          disabled={empty !== undefined}
        />
      </figcaption>
      {description && <p className={styles.hidden}>{description}</p>}
      <div ref={ref} className={styles.body} style={props.height ? { minHeight: props.height } : undefined}>
        {empty !== undefined ? (
          <p className={styles.empty}>{empty}</p>
        ) : (
          width > 0 && children(Math.floor(width))
        )}
      </div>
    </figure>
  );
}

function Legend(props: { entries: readonly LegendEntry[]; onToggle: ((id: string) => void) | undefined }) {
  return (
    <ul className={styles.legend}>
      {props.entries.map((entry) => (
        <li key={entry.id}>
          {props.onToggle ? (
            <button
              type="button"
              className={styles.entry}
              aria-pressed={!entry.hidden}
              title={entry.hidden ? `Show ${entry.label}` : `Hide ${entry.label}`}
              onClick={() => props.onToggle?.(entry.id)}
            >
              <i style={{ background: entry.color }} />
              {entry.label}
            </button>
          ) : (
            <span className={styles.entry}>
              <i style={{ background: entry.color }} />
              {entry.label}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
