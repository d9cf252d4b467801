export { CanvasPanel } from './CanvasPanel';
export {
  changeBlock,
  inputsOf,
  itemsOf,
  listSources,
  portList,
  renameBlock,
  setVariables,
  withPorts,
  type InputOfBlock,
} from './document';
export { usePipelineCommands } from './flow/useFlowCommands';
export { PipelineTabs } from './PipelineTabs';
export { RunButton } from './RunButton';
export { RunMenu } from './RunMenu';
export { selectedBlock } from './selectors';
export { useCanvas, useRuns } from './stores';
export { usePipelineLife } from './usePipelineLife';
