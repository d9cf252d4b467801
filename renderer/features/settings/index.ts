export { missingRuntimes, runtimeLine } from './selectors';
export { SettingsPanel } from './SettingsPanel';
export { useSystem } from './useSystem';
