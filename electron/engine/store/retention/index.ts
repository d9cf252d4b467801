export { collectGarbage, type Collected } from './collectGarbage';
export { isOverRetention } from './isOverRetention';
export { planGarbage, type Retention } from './planGarbage';
export { storageUsage } from './storageUsage';
export { verifyArtifacts } from './verifyArtifacts';
