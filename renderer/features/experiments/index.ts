export { ExperimentsPanel } from './ExperimentsPanel';
