export { addUnits, type Step } from './calendarSteps';
export { instantOf, isZone, timeOfDay, wallTime, type WallTime } from './wallTime';
