import type { BlockDescriptor, BlockDocument, BlockRun } from '@shared/model';
import { Badge, BlockBadge, blockTitle, StateBadge } from '@renderer/ui';
import { withKey } from './document/parameters';
import { useDraft } from './form/useDraft';
import type { BlockChange } from './inspectorProps';
import styles from './InspectorPanel.module.css';

interface BlockHeaderProps {
  readonly block: BlockDocument;
  /** Undefined for a kind that this version does not know. */
  readonly descriptor: BlockDescriptor | undefined;
  readonly blockRun: BlockRun | undefined;
  readonly readOnly: boolean;
  onChange(change: BlockChange): void;
}

export function BlockHeader({ block, descriptor, blockRun, readOnly, onChange }: BlockHeaderProps) {
  const shown = blockTitle(block);
  const draft = useDraft(shown, (text) => {
    const title = text.trim();
    const own = title === '' || title === blockTitle({ id: block.id });
    onChange((current) => withKey(current, 'title', own ? undefined : title));
    return title !== '';
  });
  return (
    <header className={styles.header}>
      <BlockBadge icon={descriptor?.icon ?? 'box'} category={descriptor?.category ?? 'control'} />
      <div className={styles.words}>
        <input
          className={styles.title}
          aria-label="Title of the block"
          value={draft.text}
          readOnly={readOnly}
          spellCheck={false}
          onChange={(event) => draft.set(event.currentTarget.value)}
          onBlur={draft.onBlur}
          onKeyDown={(event) => {
            draft.onKeyDown(event);
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
        <p className={styles.kind} title={descriptor?.summary}>
          {block.kind}
          {descriptor && ` · ${descriptor.title}`}
        </p>
      </div>
      {block.disabled ? <Badge>off</Badge> : blockRun && <StateBadge state={blockRun.state} />}
    </header>
  );
}
