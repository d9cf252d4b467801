import { NativeSelect, Switch } from '@mantine/core';
import type { BlockDocument, BlockRun, Issue, PipelineDocument } from '@shared/model';
import { conditionExamples } from '../document/conditionExamples';
import { asWritten, conditionFault, conditionFaultWords, textsOf } from '../document/controls';
import { withKey } from '../document/parameters';
import { FieldFrame } from '../form/FieldFrame';
import type { BlockChange } from '../inspectorProps';
import { TextList } from './TextList';

interface WhenControlsProps {
  readonly document: PipelineDocument;
  readonly block: BlockDocument;
  newestRuns(): Readonly<Record<string, BlockRun>>;
  readonly issues: readonly Issue[];
  readonly readOnly: boolean;
  onChange(change: BlockChange): void;
}

/** On what it depends that a block runs at all. */
export function WhenControls(props: WhenControlsProps) {
  const { document, block, newestRuns, issues, readOnly, onChange } = props;
  const id = `when-${block.id}`;
  return (
    <>
      <FieldFrame
        id={id}
        title="Conditions"
        wide
        help="All must hold, else it and what needs it are skipped. They may name variables.NAME, run.trigger, item.NAME, and of a block its state, rows, metrics and value: score.rmse < 3, quality.value.gaps = 0. The block is then waited for."
      >
        <TextList
          id={id}
          label="Condition"
          texts={textsOf(block.when)}
          placeholder="quality.rows > 100"
          add="Add condition"
          suggestions={conditionExamples(document, block.id, newestRuns())}
          readOnly={readOnly}
          faultOf={(text) => {
            const issue = conditionFault(issues, text);
            return issue && conditionFaultWords(issue);
          }}
          onChange={(texts) => onChange((current) => withKey(current, 'when', asWritten(texts)))}
        />
      </FieldFrame>
      {(Object.keys(block.inputs ?? {}).length > 1 || block.join !== undefined) && (
        <FieldFrame
          id={`${id}-join`}
          title="Its inputs"
          wide
          help={
            block.join === 'any'
              ? 'It runs once all have ended and one has a result; the others are absent.'
              : 'One that failed or was skipped means that it is skipped too.'
          }
        >
          <NativeSelect
            id={`${id}-join`}
            value={block.join ?? 'all'}
            disabled={readOnly}
            data={[
              { value: 'all', label: 'All are needed' },
              { value: 'any', label: 'Any one is enough' },
            ]}
            onChange={(event) => {
              const any = event.currentTarget.value === 'any';
              onChange((current) => withKey(current, 'join', any ? 'any' : undefined));
            }}
          />
        </FieldFrame>
      )}
      <FieldFrame
        id={`${id}-disabled`}
        title="Switched off"
        help="It and what needs it are skipped."
        wide
        inline
      >
        <Switch
          id={`${id}-disabled`}
          checked={block.disabled === true}
          disabled={readOnly}
          onChange={(event) => {
            const off = event.currentTarget.checked;
            onChange((current) => withKey(current, 'disabled', off ? true : undefined));
          }}
        />
      </FieldFrame>
    </>
  );
}
