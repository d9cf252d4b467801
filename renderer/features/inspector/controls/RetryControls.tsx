import { NativeSelect } from '@mantine/core';
import type { BlockDocument, Retry } from '@shared/model';
import { withRetry } from '../document/controls';
import { withKey } from '../document/parameters';
import { FieldFrame } from '../form/FieldFrame';
import type { BlockChange } from '../inspectorProps';
import { NumberSetting } from './NumberSetting';
import styles from './controls.module.css';

interface RetryControlsProps {
  readonly block: BlockDocument;
  readonly readOnly: boolean;
  onChange(change: BlockChange): void;
}

/** How often a block is tried, and how long each time. */
export function RetryControls({ block, readOnly, onChange }: RetryControlsProps) {
  const { retry } = block;
  const id = `retry-${block.id}`;
  const change = (part: Partial<Retry>): void =>
    onChange((current) => withKey(current, 'retry', withRetry(current.retry, part)));
  return (
    <div className={styles.pairs}>
      <NumberSetting
        id={`${id}-times`}
        title="Try again"
        unit="times"
        value={retry?.times}
        empty="never"
        least={0}
        integer
        readOnly={readOnly}
        onChange={(times) => change({ times: times ?? 0 })}
      />
      <NumberSetting
        id={`${id}-limit`}
        title="Time limit"
        unit="seconds"
        value={block.timeoutSeconds}
        empty="none"
        least={0.001}
        readOnly={readOnly}
        onChange={(value) => onChange((current) => withKey(current, 'timeoutSeconds', value))}
      />
      {retry && retry.times > 0 && (
        <>
          <NumberSetting
            id={`${id}-delay`}
            title="Wait before"
            unit="seconds"
            value={retry.delaySeconds}
            empty="0"
            least={0}
            readOnly={readOnly}
            onChange={(delaySeconds) => change({ delaySeconds })}
          />
          {retry.delaySeconds !== undefined && retry.delaySeconds > 0 && (
            <>
              <FieldFrame id={`${id}-backoff`} title="Each time" wide={false}>
                <NativeSelect
                  id={`${id}-backoff`}
                  value={retry.backoff ?? 'fixed'}
                  disabled={readOnly}
                  data={[
                    { value: 'fixed', label: 'as long' },
                    { value: 'exponential', label: 'twice as long' },
                  ]}
                  onChange={(event) =>
                    change({ backoff: event.currentTarget.value === 'exponential' ? 'exponential' : 'fixed' })
                  }
                />
              </FieldFrame>
              {retry.backoff === 'exponential' && (
                <NumberSetting
                  id={`${id}-longest`}
                  title="Longest wait"
                  unit="seconds"
                  value={retry.maxDelaySeconds}
                  empty="no limit"
                  least={0}
                  readOnly={readOnly}
                  onChange={(maxDelaySeconds) => change({ maxDelaySeconds })}
                />
              )}
            </>
          )}
        </>
      )}
      <p className={styles.note}>
        The time limit is for each attempt; one that reaches it is tried again like one that failed. What a
        person cancels is not tried again.
      </p>
    </div>
  );
}
