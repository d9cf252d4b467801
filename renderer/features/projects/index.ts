export { HomePanel } from './HomePanel';
export { currentProject, whyNotRunnable } from './selectors';
export { TrustNotice } from './TrustNotice';
export { useProjects } from './useProjects';
