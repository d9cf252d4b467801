export { registerCommands } from './registerCommands';
