import { runtimeStatuses } from '@engine/runtimes';
import type { RuntimeStatus } from '@shared/model';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';

/** Without these nothing runs at all. */
const indispensable = new Set<RuntimeStatus['id']>(['duckdb', 'sqlite']);

export async function run({ output }: Invocation): Promise<number> {
  const statuses = runtimeStatuses();
  for (const status of statuses) {
    output.object(status);
    output.text(describe(status));
  }
  const absent = statuses.filter(({ present }) => !present).map(({ id }) => id);
  output.text(absent.length ? `\n${absent.length} absent.` : '\nAll is present.');
  output.object({ node: process.versions.node, platform: `${process.platform}-${process.arch}`, absent });
  return absent.some((id) => indispensable.has(id)) ? exitCode.failed : exitCode.done;
}

function describe(status: RuntimeStatus): string {
  const head = `${status.present ? '✓' : '✗'} ${status.title.padEnd(28)} ${status.version ?? ''}`;
  if (status.present) return `${head}\n    ${status.detail}`;
  return [head, status.detail, status.consequence, status.cure].filter(Boolean).join('\n    ');
}
