interface MiniHistogramProps {
  readonly counts: readonly number[];
  readonly width?: number;
  readonly height?: number;
  readonly label: string;
}

/** A histogram the size of a word, for table headers. */
export function MiniHistogram({ counts, width = 84, height = 16, label }: MiniHistogramProps) {
  const most = Math.max(1, ...counts);
  const step = width / Math.max(1, counts.length);
  return (
    <svg width={width} height={height} role="img" aria-label={label} style={{ display: 'block' }}>
      <title>{label}</title>
      {counts.map((count, i) => {
        const tall = count === 0 ? 0 : Math.max(1, (count / most) * height);
        return (
          <rect
            key={i}
            x={i * step}
            y={height - tall}
            width={Math.max(0.5, step - 1)}
            height={tall}
            fill="var(--accent)"
            opacity={0.6}
          />
        );
      })}
    </svg>
  );
}
