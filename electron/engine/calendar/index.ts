export { addUnits, startOfDay, type Step } from './calendarSteps';
export { instantOf, isZone, timeOfDay, wallTime, type WallTime } from './wallTime';
