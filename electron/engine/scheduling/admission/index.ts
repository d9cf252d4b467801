export { Admission, type Claim } from './admission';
export { estimateMemory } from './estimateMemory';
export type { ProjectLimits } from './projectLimits';
export { RunGate, type RunClaim } from './runGate';
