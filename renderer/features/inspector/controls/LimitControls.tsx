import IconX from '@tabler/icons-react/icons/IconX';
import { NativeSelect } from '@mantine/core';
import type { PipelineDocument } from '@shared/model';
import { kindsWithoutLimit, withLimit, type PipelineLimits } from '../document/limits';
import { FieldFrame } from '../form/FieldFrame';
import { ToolButton } from '../form/ToolButton';
import { useInspector } from '../useInspector';
import { NumberSetting } from './NumberSetting';
import styles from './controls.module.css';

interface LimitControlsProps {
  readonly document: PipelineDocument;
  readonly readOnly: boolean;
  onChange(change: (document: PipelineDocument) => PipelineDocument): void;
}

/** How much of a pipeline may run at once. */
export function LimitControls({ document, readOnly, onChange }: LimitControlsProps) {
  const catalogue = useInspector((state) => state.catalogue);
  const limits = document.limits ?? {};
  const free = kindsWithoutLimit(document);
  const change = (part: Partial<PipelineLimits>): void => onChange((current) => withLimit(current, part));
  const setKind = (kind: string, value: number | undefined): void =>
    change({ kinds: { ...limits.kinds, [kind]: value ?? 0 } });
  return (
    <>
      <div className={styles.pairs}>
        <NumberSetting
          id="limit-runs"
          title="Runs at once"
          value={limits.runs}
          empty="no limit"
          least={1}
          integer
          readOnly={readOnly}
          onChange={(runs) => change({ runs })}
        />
        <NumberSetting
          id="limit-blocks"
          title="Blocks at once"
          value={limits.blocks}
          empty="no limit"
          least={1}
          integer
          readOnly={readOnly}
          onChange={(blocks) => change({ blocks })}
        />
      </div>
      {limits.runs !== undefined && (
        <FieldFrame id="limit-busy" title="When so many run already" wide>
          <NativeSelect
            id="limit-busy"
            value={limits.whenBusy ?? 'queue'}
            disabled={readOnly}
            data={[
              { value: 'queue', label: 'A further run waits' },
              { value: 'skip', label: 'A further run is skipped' },
            ]}
            onChange={(event) =>
              change({ whenBusy: event.currentTarget.value === 'skip' ? 'skip' : 'queue' })
            }
          />
        </FieldFrame>
      )}
      <div className={styles.kinds} role="group" aria-label="Blocks of one kind at once">
        {Object.entries(limits.kinds ?? {}).map(([kind, value]) => (
          <div key={kind} className={styles.kind}>
            <NumberSetting
              id={`limit-${kind}`}
              title={`${catalogue.get(kind)?.title ?? kind} at once`}
              value={value}
              empty="no limit"
              least={1}
              integer
              readOnly={readOnly}
              onChange={(next) => setKind(kind, next)}
            />
            {!readOnly && (
              <ToolButton label={`Remove the limit of ${kind}`} onClick={() => setKind(kind, undefined)}>
                <IconX size={13} />
              </ToolButton>
            )}
          </div>
        ))}
        {!readOnly && free.length > 0 && (
          <NativeSelect
            aria-label="Limit the blocks of a kind"
            value=""
            data={[
              { value: '', label: 'Limit a kind of block…' },
              ...free.map((kind) => ({ value: kind, label: catalogue.get(kind)?.title ?? kind })),
            ]}
            onChange={(event) => event.currentTarget.value && setKind(event.currentTarget.value, 1)}
          />
        )}
      </div>
    </>
  );
}
