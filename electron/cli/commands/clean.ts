import type { Cleaned, StorageUsage } from '@shared/model';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { bytes, count } from '../text/quantities';
import { table } from '../text/table';
import { withProject } from '../withProject';

export async function run({ arguments: [folder = ''], flag, output }: Invocation): Promise<number> {
  const dryRun = flag('dry-run');
  const { cleaned, usage } = await withProject(
    { folder, mode: dryRun ? 'read' : 'own' },
    async (session) => ({
      cleaned: await session.call('storage.clean', { dryRun, verify: flag('verify') }),
      usage: await session.call('storage.usage', undefined),
    }),
  );
  output.text(`${describeUsage(usage)}\n`);
  output.text(describeCleaned(cleaned));
  output.object({ ...cleaned, usage });
  return exitCode.done;
}

function describeUsage({ artifacts, runs, ...usage }: StorageUsage): string {
  const rows = [
    ...artifacts.map(({ type, count: number, bytes: size }) => [
      `results: ${type}`,
      String(number),
      bytes(size),
    ]),
    ['runs, metrics and logs', String(runs), bytes(usage.databaseBytes)],
    ['backups', '', bytes(usage.backupBytes)],
    ...(usage.damagedBytes ? [['damaged, set aside', '', bytes(usage.damagedBytes)]] : []),
  ];
  return table(['stored', 'number', 'size'], rows);
}

function describeCleaned({ dryRun, runs, artifacts, bytes: freed, check }: Cleaned): string {
  const lines: string[] = [];
  if (check) {
    lines.push(
      `Read ${count(check.checked, 'result')}: ${check.damaged.length} damaged, ${check.missing.length} missing.`,
      ...(check.damaged.length ? ['Damaged ones are made again when a run needs them.'] : []),
    );
  }
  const what = `${count(runs.length, 'run')} and ${count(artifacts, 'result')}, ${bytes(freed)}`;
  lines.push(dryRun ? `Would remove ${what}.` : `Removed ${what}.`);
  return lines.join('\n');
}
