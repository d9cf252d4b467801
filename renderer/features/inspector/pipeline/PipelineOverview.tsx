import type { Issue, PipelineDocument } from '@shared/model';
import { CallbackControls } from '../controls/CallbackControls';
import { ControlSection } from '../controls/ControlSection';
import { LimitControls } from '../controls/LimitControls';
import { callbackWords, withCallback } from '../document/controls';
import { limitWords } from '../document/limits';
import { renameVariable, type Variables } from '../document/variables';
import { IssueList } from '../IssueList';
import type { InspectorProps } from '../inspectorProps';
import { VariablesEditor } from './VariablesEditor';
import styles from '../InspectorPanel.module.css';

interface PipelineOverviewProps extends Pick<
  InspectorProps,
  'pipeline' | 'readOnly' | 'onChangePipeline' | 'onChangeVariables' | 'onSelectBlock'
> {
  readonly document: PipelineDocument;
  readonly issues: readonly Issue[];
  readonly projectVariables: Variables;
}

/** What is shown while no block is selected. */
export function PipelineOverview(props: PipelineOverviewProps) {
  const { pipeline, document, issues, projectVariables, readOnly, onChangePipeline } = props;
  const { onChangeVariables, onSelectBlock } = props;
  const variables = document.variables ?? {};
  const count = document.blocks.length;
  return (
    <>
      <header className={styles.header}>
        <div className={styles.words}>
          <h2 className={styles.pipeline}>{document.name}</h2>
          <p className={styles.kind}>
            Pipeline · {count} {count === 1 ? 'block' : 'blocks'}
          </p>
        </div>
      </header>
      <div className={styles.scroll}>
        <div className={styles.body}>
          <section aria-label="Faults of the pipeline">
            <h3 className={styles.sectionTitle}>
              {issues.length === 0 ? 'No faults' : `Faults (${issues.length})`}
            </h3>
            {issues.length === 0 ? (
              <p className={styles.hint}>
                {count === 0
                  ? 'Add a block from the palette to begin.'
                  : 'Select a block to see and change what it does.'}
              </p>
            ) : (
              <IssueList issues={issues} onSelectBlock={onSelectBlock} />
            )}
          </section>
          <VariablesEditor
            variables={variables}
            projectVariables={projectVariables}
            readOnly={readOnly}
            onChange={onChangeVariables}
            onRename={(from, to) => onChangePipeline((current) => renameVariable(current, from, to))}
          />
          <div className={styles.settings}>
            <ControlSection title="Limits" words={limitWords(document.limits)}>
              <LimitControls document={document} readOnly={readOnly} onChange={onChangePipeline} />
            </ControlSection>
            <ControlSection title="Callbacks" words={callbackWords(document)}>
              <CallbackControls
                id="pipeline-callbacks"
                name={pipeline}
                callbacks={document}
                readOnly={readOnly}
                onChange={(key, files) => onChangePipeline((current) => withCallback(current, key, files))}
              />
            </ControlSection>
          </div>
        </div>
      </div>
    </>
  );
}
