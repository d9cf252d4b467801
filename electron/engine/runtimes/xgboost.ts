import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runtimesFolder } from './appRoot';

/** XGBoost's shared library, or undefined when this machine has none. */
export function xgboostLibrary(): string | undefined {
  const file = join(runtimesFolder(), 'xgboost', 'xgboost', 'lib', 'libxgboost.so');
  return existsSync(file) ? file : undefined;
}
