import { useEffect } from 'react';
import type { BlockDescriptor, BlockDocument } from '@shared/model';
import { Tabs } from '@renderer/ui';
import { BlockHeader } from './BlockHeader';
import { issuesOf } from './document/blockIssues';
import { inputConnections } from './document/sources';
import { shownTab, tabsOf, tabTitles, type InspectorTab } from './document/tabs';
import type { FieldContext } from './form/FieldRow';
import { IssueList } from './IssueList';
import type { BlockChange, InspectorProps } from './inspectorProps';
import { CodeTab } from './tabs/CodeTab';
import { HistoryTab } from './tabs/HistoryTab';
import { InputsTab } from './tabs/InputsTab';
import { ParametersTab } from './tabs/ParametersTab';
import { ResultTab } from './tabs/ResultTab';
import { useInspector } from './useInspector';
import styles from './InspectorPanel.module.css';

/** Long enough for an edge just drawn to be saved; columns come from the file on disk. */
const savedAfterMs = 1500;

interface BlockInspectorProps extends Omit<InspectorProps, 'block'> {
  readonly block: BlockDocument;
}

/** Everything about one block. */
export function BlockInspector(props: BlockInspectorProps) {
  const { pipeline, document, block, issues, blockRun, readOnly, onChangeBlock } = props;
  const { catalogue, tab, choose, loadColumns, columns, columnsOf, projectVariables } = useInspector();
  const inputs = JSON.stringify(block.inputs ?? {});
  const newest = `${blockRun?.run}/${blockRun?.state}`;
  useEffect(() => {
    const read = (): void => void loadColumns(pipeline, block.id).catch(() => undefined);
    read();
    const timer = setTimeout(read, savedAfterMs);
    return () => clearTimeout(timer);
  }, [pipeline, block.id, inputs, newest, loadColumns]);

  const descriptor = catalogue.get(block.kind);
  const change = (next: BlockChange): void => onChangeBlock(block.id, next);
  const context: FieldContext = {
    columns: columnsOf === `${pipeline}/${block.id}` ? columns : {},
    variables: { ...projectVariables, ...document.variables },
    readOnly,
  };
  const own = issuesOf(issues, block.id);
  const active = descriptor ? shownTab(tab, descriptor) : undefined;
  return (
    <>
      <BlockHeader
        key={block.id}
        block={block}
        descriptor={descriptor}
        blockRun={blockRun}
        readOnly={readOnly}
        onChange={change}
      />
      {descriptor && active ? (
        <>
          <div className={styles.tabs}>
            <Tabs
              label="About this block"
              tabs={tabsOf(descriptor).map((id) => ({
                id,
                title: titleOfTab(id, blockRun?.state === 'failed'),
              }))}
              active={active}
              onChange={choose}
            />
          </div>
          <div className={styles.scroll} role="tabpanel" aria-label={tabTitles[active]}>
            <TabContent
              {...props}
              descriptor={descriptor}
              active={active}
              context={context}
              onChange={change}
              own={own}
            />
          </div>
        </>
      ) : (
        <div className={styles.body}>{catalogue.size > 0 && <IssueList issues={own} />}</div>
      )}
    </>
  );
}

interface TabContentProps extends BlockInspectorProps {
  readonly descriptor: BlockDescriptor;
  readonly active: InspectorTab;
  readonly context: FieldContext;
  readonly own: InspectorProps['issues'];
  onChange(change: BlockChange): void;
}

function TabContent(props: TabContentProps) {
  const { pipeline, document, block, blockRun, readOnly, descriptor, active, context, own, onChange } = props;
  switch (active) {
    case 'code':
      return (
        <CodeTab
          key={block.id}
          block={block}
          descriptor={descriptor}
          blockRun={blockRun}
          columns={context.columns}
          readOnly={readOnly}
          onChange={onChange}
        />
      );
    case 'inputs':
      return (
        <InputsTab
          inputs={inputConnections(block, descriptor, document, context.columns)}
          onSelectBlock={props.onSelectBlock}
        />
      );
    case 'result':
      return <ResultTab descriptor={descriptor} blockRun={blockRun} />;
    case 'history':
      return <HistoryTab pipeline={pipeline} block={block.id} blockRun={blockRun} />;
    default:
      return (
        <ParametersTab
          document={document}
          block={block}
          descriptor={descriptor}
          blockRun={blockRun}
          issues={own}
          context={context}
          onChange={onChange}
          newestRuns={props.newestRuns}
          onRename={(to) => props.onRenameBlock(block.id, to)}
        />
      );
  }
}

function titleOfTab(id: InspectorTab, failed: boolean) {
  if (id !== 'result' || !failed) return tabTitles[id];
  return (
    <>
      {tabTitles[id]} <span className={styles.dot} role="img" aria-label="failed" />
    </>
  );
}
