export { Shell, type ScreenName } from './shell';
