export { appSecrets, secretsRefusal } from './appSecrets';
