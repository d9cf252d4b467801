export { createProject, createProjectFromFile } from './createProject';
export { openSession, type OpenedProject } from './openSession';
export { LentProjects, offerProject } from './otherProjects';
export { createSampleProject, sampleList } from './samples';
export { statusOf } from './system';
