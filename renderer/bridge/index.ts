export { bridge, type Bridge } from './bridge';
export { createFakeBridge } from './fakeBridge';
