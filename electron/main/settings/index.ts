export { JsonFile } from './jsonFile';
export { readSettings, writeSettings } from './settingsFile';
