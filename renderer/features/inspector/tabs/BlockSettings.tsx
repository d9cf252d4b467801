import { Input, Switch } from '@mantine/core';
import { useState } from 'react';
import type { BlockDocument, PipelineDocument } from '@shared/model';
import { idFault } from '../document/blockId';
import { parseNumber, textOf } from '../document/fieldText';
import { withKey } from '../document/parameters';
import { FieldFrame } from '../form/FieldFrame';
import { LinesControl } from '../form/TextControls';
import { useDraft } from '../form/useDraft';
import type { BlockChange } from '../inspectorProps';
import formStyles from '../form/form.module.css';
import styles from '../InspectorPanel.module.css';

interface BlockSettingsProps {
  readonly document: PipelineDocument;
  readonly block: BlockDocument;
  readonly readOnly: boolean;
  /** Unfolded from the start. */
  readonly open: boolean;
  onChange(change: BlockChange): void;
  onRename(to: string): void;
}

/** What every block has, whatever its kind. */
export function BlockSettings({ document, block, readOnly, open, onChange, onRename }: BlockSettingsProps) {
  const id = `settings-${block.id}`;
  const [opened, setOpened] = useState(open);
  return (
    <details
      className={styles.settings}
      open={open}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>Block</summary>
      {opened && (
        <div className={formStyles.form}>
          <IdField document={document} block={block} readOnly={readOnly} onRename={onRename} />
          <TimeoutField block={block} readOnly={readOnly} onChange={onChange} />
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
                const on = event.currentTarget.checked;
                onChange((current) => withKey(current, 'disabled', on ? true : undefined));
              }}
            />
          </FieldFrame>
          <FieldFrame id={`${id}-note`} title="Note" wide>
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
        </div>
      )}
    </details>
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
      help="Its name in the file and in edges."
      wide={false}
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

type TimeoutFieldProps = Pick<BlockSettingsProps, 'block' | 'readOnly' | 'onChange'>;

function TimeoutField({ block, readOnly, onChange }: TimeoutFieldProps) {
  const [fault, setFault] = useState<string>();
  const draft = useDraft(textOf(block.timeoutSeconds), (text) => {
    const parsed = parseNumber(text);
    const bad = 'fault' in parsed ? parsed.fault : (parsed.value ?? 1) <= 0 ? 'More than 0.' : undefined;
    setFault(bad);
    if (bad !== undefined || 'fault' in parsed) return false;
    onChange((current) => withKey(current, 'timeoutSeconds', parsed.value));
    return true;
  });
  return (
    <FieldFrame
      id="block-timeout"
      title="Time limit"
      unit="seconds"
      help="It fails when it takes longer."
      wide={false}
      fault={fault === undefined ? undefined : { message: fault }}
    >
      <Input
        id="block-timeout"
        value={draft.text}
        placeholder="none"
        inputMode="decimal"
        readOnly={readOnly}
        error={fault !== undefined}
        onChange={(event) => draft.set(event.currentTarget.value)}
        onBlur={draft.onBlur}
        onKeyDown={draft.onKeyDown}
      />
    </FieldFrame>
  );
}
