import type { Issue } from '@shared/model';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { count } from '../text/quantities';
import { withProject } from '../withProject';

export async function run({ arguments: [folder = ''], output }: Invocation): Promise<number> {
  const issues = await withProject({ folder, mode: 'read' }, (session) => session.check());
  for (const issue of issues) {
    output.object(issue);
    output.text(describe(issue));
  }
  const faults = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - faults;
  output.text(faults + warnings ? `${count(faults, 'fault')}, ${count(warnings, 'warning')}.` : 'No faults.');
  output.object({ project: folder, faults, warnings });
  return faults ? exitCode.usage : exitCode.done;
}

function describe(issue: Issue): string {
  const place = issue.line === undefined ? issue.file : `${issue.file}:${issue.line}`;
  const subject = issue.block
    ? ` [${[issue.block, issue.parameter ?? issue.port].filter(Boolean).join('.')}]`
    : '';
  const head = `${place}  ${issue.severity}${subject}  ${issue.message}`;
  return issue.cure ? `${head}\n    ${issue.cure}` : head;
}
