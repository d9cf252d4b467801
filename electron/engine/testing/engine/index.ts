export * from './engineUnderTest';
export { bundledProgram, testHostFile, testWorkerFile } from './bundlePrograms';
