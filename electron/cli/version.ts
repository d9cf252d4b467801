import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from '@engine/runtimes';

export function version(): string {
  return (JSON.parse(readFileSync(join(appRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}
