export { CanvasPanel } from './CanvasPanel';
export {
  blockTitle,
  changeBlock,
  edgesOf,
  inputPorts,
  outputPorts,
  renameBlock,
  setParameter,
  setVariables,
} from './document';
export { usePipelineCommands } from './flow/useFlowCommands';
export { PipelineTabs } from './PipelineTabs';
export { RunButton } from './RunButton';
export { descriptorOf, issuesOf, selectedBlock } from './selectors';
export { useCanvas, useRuns } from './stores';
export { runPipeline } from './actions';
export { usePipelineLife } from './usePipelineLife';
