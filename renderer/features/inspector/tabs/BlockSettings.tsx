import { Input } from '@mantine/core';
import { useState } from 'react';
import type { BlockDescriptor, BlockDocument, BlockRun, Issue, PipelineDocument } from '@shared/model';
import { itemsOf } from '@renderer/features/canvas';
import { CallbackControls } from '../controls/CallbackControls';
import { ControlSection } from '../controls/ControlSection';
import { ItemControls } from '../controls/ItemControls';
import { RetryControls } from '../controls/RetryControls';
import { TestControls } from '../controls/TestControls';
import { WhenControls } from '../controls/WhenControls';
import { idFault } from '../document/blockId';
import {
  callbackWords,
  conditionIssues,
  itemWords,
  retryWords,
  testWords,
  whenWords,
} from '../document/controls';
import { withKey } from '../document/parameters';
import { FieldFrame } from '../form/FieldFrame';
import { InTurn } from '../form/InTurn';
import { LinesControl } from '../form/TextControls';
import type { BlockChange } from '../inspectorProps';
import { useInspector } from '../useInspector';
import formStyles from '../form/form.module.css';
import styles from '../InspectorPanel.module.css';

interface BlockSettingsProps {
  readonly document: PipelineDocument;
  readonly block: BlockDocument;
  readonly descriptor: BlockDescriptor | undefined;
  readonly issues: readonly Issue[];
  readonly readOnly: boolean;
  /** Unfolded from the start. */
  readonly open: boolean;
  newestRuns(): Readonly<Record<string, BlockRun>>;
  onChange(change: BlockChange): void;
  onRename(to: string): void;
}

/** What every block has, whatever its kind. */
export function BlockSettings(props: BlockSettingsProps) {
  const open = props.open || conditionIssues(props.issues).length > 0;
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return (
    <details
      className={styles.settings}
      open={open}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>Block</summary>
      {opened && <Opened {...props} />}
    </details>
  );
}

function Opened(props: BlockSettingsProps) {
  const { document, block, descriptor, issues, readOnly, newestRuns, onChange, onRename } = props;
  const id = `settings-${block.id}`;
  const catalogue = useInspector((state) => state.catalogue);
  const along = itemsOf(document, catalogue)
    .axesOf(block.id)
    .filter((axis) => axis !== block.id);
  const faults = conditionIssues(issues);
  const shared = { block, readOnly, onChange };
  return (
    <>
      <InTurn>
        <div key="id" className={formStyles.form}>
          <IdField document={document} block={block} readOnly={readOnly} onRename={onRename} />
        </div>
        <ControlSection key="when" title="When it runs" words={whenWords(block)} open={faults.length > 0}>
          <WhenControls {...shared} document={document} newestRuns={newestRuns} issues={faults} />
        </ControlSection>
        <ControlSection key="retry" title="Retry and time limit" words={retryWords(block)}>
          <RetryControls {...shared} />
        </ControlSection>
        <ControlSection key="items" title="For each item" words={itemWords(block, along)}>
          <ItemControls {...shared} document={document} />
        </ControlSection>
        <ControlSection key="tests" title="Data tests" words={testWords(block)}>
          <TestControls {...shared} descriptor={descriptor} />
        </ControlSection>
        <ControlSection key="callbacks" title="Callbacks" words={callbackWords(block)}>
          <CallbackControls
            id={`callbacks-${block.id}`}
            name={block.id}
            callbacks={block}
            readOnly={readOnly}
            onChange={(key, files) => onChange((current) => withKey(current, key, files))}
          />
        </ControlSection>
        <FieldFrame key="note" id={`${id}-note`} title="Note" wide>
          <LinesControl
            id={`${id}-note`}
            value={block.note ?? ''}
            readOnly={readOnly}
            placeholder="Why this block is here"
            onChange={(text) =>
              onChange((current) => withKey(current, 'note', text === '' ? undefined : text))
            }
          />
        </FieldFrame>
      </InTurn>
    </>
  );
}

type IdFieldProps = Pick<BlockSettingsProps, 'document' | 'block' | 'readOnly' | 'onRename'>;

function IdField({ document, block, readOnly, onRename }: IdFieldProps) {
  const [text, setText] = useState(block.id);
  const fault = text === block.id ? undefined : idFault(text, document);
  const rename = (): void => {
    if (text !== block.id && fault === undefined) onRename(text);
  };
  return (
    <FieldFrame
      id="block-id"
      title="Id"
      help="Its name in the file, in edges and in conditions."
      wide
      fault={fault === undefined ? undefined : { message: fault }}
    >
      <Input
        id="block-id"
        value={text}
        readOnly={readOnly}
        error={fault !== undefined}
        classNames={{ input: formStyles.mono ?? '' }}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => (fault === undefined ? rename() : setText(block.id))}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
          if (event.key === 'Escape') setText(block.id);
        }}
      />
    </FieldFrame>
  );
}
