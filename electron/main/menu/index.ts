export { installMenu } from './menu';
