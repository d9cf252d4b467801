export { askFolder, askNewFolder } from './askFolder';
export { takeDropped, tokenFor } from './droppedFiles';
export { importFile } from './importFile';
export { forgetProject, isTrusted, recentProjects, rememberProject, trustFolder } from './knownProjects';
