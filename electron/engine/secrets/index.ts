export { projectSecrets } from './projectSecrets';
export { redactor, redactValue, type Redact } from './redactor';
export { SecretFile, type Seal } from './secretFile';
export { readableValues, secretValues, type SecretPlace, type SecretStore } from './secretStore';
