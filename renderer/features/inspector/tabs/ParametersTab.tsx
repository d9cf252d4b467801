import type { BlockDescriptor, BlockDocument, BlockRun, Issue, PipelineDocument } from '@shared/model';
import { generalIssues } from '../document/blockIssues';
import { conditionIssues } from '../document/controls';
import { isVisible, withParameters } from '../document/parameters';
import { FieldForm } from '../form/FieldForm';
import type { FieldContext } from '../form/FieldRow';
import { IssueList } from '../IssueList';
import type { BlockChange } from '../inspectorProps';
import { BlockSettings } from './BlockSettings';
import { WhyCard } from './WhyCard';
import styles from '../InspectorPanel.module.css';

interface ParametersTabProps {
  readonly document: PipelineDocument;
  readonly block: BlockDocument;
  readonly descriptor: BlockDescriptor;
  readonly blockRun: BlockRun | undefined;
  readonly issues: readonly Issue[];
  readonly context: FieldContext;
  newestRuns(): Readonly<Record<string, BlockRun>>;
  onChange(change: BlockChange): void;
  onRename(to: string): void;
}

export function ParametersTab(props: ParametersTabProps) {
  const { document, block, descriptor, blockRun, issues, context, newestRuns, onChange, onRename } = props;
  const parameters = block.params ?? {};
  // A query beside a code file has no effect, so it is offered only where it is used or already written.
  const fields = descriptor.fields.filter(
    ({ type, name }) => type !== 'sql' || block.file === undefined || parameters[name] !== undefined,
  );
  const visible = fields.filter((field) => isVisible(field, fields, parameters));
  const conditions = conditionIssues(issues);
  const general = generalIssues(issues, visible).filter((issue) => !conditions.includes(issue));
  return (
    <div className={styles.body}>
      {descriptor.unavailable && (
        <p className={styles.notice} role="status">
          {descriptor.unavailable}
        </p>
      )}
      {general.length > 0 && <IssueList issues={general} />}
      {fields.length > 0 && (
        <FieldForm
          key={block.id}
          id={`inspector-${block.id}`}
          fields={fields}
          parameters={parameters}
          context={context}
          issues={issues}
          onChange={(change) => onChange((current) => withParameters(current, change(current.params ?? {})))}
        />
      )}
      {blockRun && <WhyCard blockRun={blockRun} />}
      <BlockSettings
        key={`settings-${block.id}`}
        document={document}
        block={block}
        descriptor={descriptor}
        issues={issues}
        newestRuns={newestRuns}
        readOnly={context.readOnly}
        open={descriptor.fields.length === 0}
        onChange={onChange}
        onRename={onRename}
      />
    </div>
  );
}
