import { resolve } from 'node:path';
import { repairStore, type RepairFinding } from '@engine/index';
import type { Issue } from '@shared/model';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { count } from '../text/quantities';
import { withProject } from '../withProject';

export async function run({ arguments: [folder = ''], flag, output }: Invocation): Promise<number> {
  const findings = flag('repair') ? await repair(folder, output) : [];
  const lost = findings.filter(({ done }) => done === undefined).length;
  const issues = await withProject({ folder, mode: 'read' }, (session) => session.check());
  for (const issue of issues) {
    output.object(issue);
    output.text(describe(issue));
  }
  const faults = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - faults;
  output.text(faults + warnings ? `${count(faults, 'fault')}, ${count(warnings, 'warning')}.` : 'No faults.');
  output.object({
    project: folder,
    faults,
    warnings,
    ...(flag('repair') ? { repaired: findings.length - lost, lost } : {}),
  });
  if (faults) return exitCode.usage;
  return lost ? exitCode.failed : exitCode.done;
}

async function repair(folder: string, output: Invocation['output']): Promise<RepairFinding[]> {
  const findings = await repairStore(resolve(folder), (text) => output.status(text));
  output.status('');
  for (const finding of findings) {
    output.object(finding);
    output.text([finding.problem, `    ${finding.done ?? 'Nothing could be done about it.'}`].join('\n'));
  }
  if (!findings.length) output.text('The database and the stored results are sound.');
  return findings;
}

function describe(issue: Issue): string {
  const place = issue.line === undefined ? issue.file : `${issue.file}:${issue.line}`;
  const subject = issue.block
    ? ` [${[issue.block, issue.parameter ?? issue.port].filter(Boolean).join('.')}]`
    : '';
  const head = `${place}  ${issue.severity}${subject}  ${issue.message}`;
  return issue.cure ? `${head}\n    ${issue.cure}` : head;
}
