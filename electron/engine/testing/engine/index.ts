export * from './engineUnderTest';
export { testHostFile, testWorkerFile } from './bundlePrograms';
