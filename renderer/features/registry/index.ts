export { RegistryPanel } from './RegistryPanel';
