export {
  addBlock,
  changeBlock,
  findBlock,
  moveBlocks,
  removeBlocks,
  renameBlock,
  setParameter,
  setVariables,
  type Position,
} from './blocks';
export { copyBlocks, pasteBlocks } from './clipboard';
export { connect, disconnect, whyNotConnect, type Connection } from './connect';
export {
  anotherInput,
  edgesOf,
  inputPorts,
  outputPorts,
  sourcePort,
  type Catalogue,
  type Edge,
  type KnownRuns,
} from './edges';
export { conditionsOf, withPorts } from './controls';
export {
  inputsOf,
  itemsOf,
  listSources,
  portList,
  type Carriage,
  type InputOfBlock,
  type ItemsOfPipeline,
} from './items';
export { blockSize, positionsOf, tidyPositions } from './layout';
export { neighbour, type Direction } from './neighbour';
