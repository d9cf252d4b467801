export { createProject, createProjectFromFile } from './createProject';
export { openSession, type OpenedProject } from './openSession';
export { createSampleProject, sampleList } from './samples';
export { statusOf } from './system';
