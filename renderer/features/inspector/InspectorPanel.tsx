import { useEffect } from 'react';
import { notifyError } from '@renderer/ui';
import { BlockInspector } from './BlockInspector';
import type { InspectorProps } from './inspectorProps';
import { PipelineOverview } from './pipeline/PipelineOverview';
import { useInspector } from './useInspector';
import styles from './InspectorPanel.module.css';

/** The selected block's form, code, inputs, result and history; without a selection the pipeline's own. */
export function InspectorPanel(props: InspectorProps) {
  const { pipeline, document, block: id } = props;
  const { load, projectVariables } = useInspector();
  useEffect(() => {
    load().catch(notifyError);
  }, [pipeline, load]);
  const block = document.blocks.find((candidate) => candidate.id === id);
  return (
    <div className={styles.inspector}>
      {block ? (
        <BlockInspector {...props} block={block} />
      ) : (
        <PipelineOverview {...props} projectVariables={projectVariables} />
      )}
    </div>
  );
}
