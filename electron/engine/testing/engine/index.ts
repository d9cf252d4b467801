export * from './engineUnderTest';
export { testKinds } from './testKinds';
export { testHostFile, testWorkerFile } from './bundlePrograms';
