export type { Desk } from './desk';
export { desks } from './desks';
export { openDesk } from './openDesk';
