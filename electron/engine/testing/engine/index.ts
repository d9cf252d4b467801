export * from './engineUnderTest';
export { testKinds } from './testKinds';
export { testWorkerFile } from './bundleWorker';
