export { Shell, type ScreenName } from './shell';
export { seriousFindings } from './axe';
