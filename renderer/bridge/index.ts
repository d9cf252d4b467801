export { bridge, createBridge, type Bridge } from './bridge';
export { createFakeBridge } from './fakeBridge';
