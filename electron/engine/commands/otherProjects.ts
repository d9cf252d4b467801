import { realpathSync } from 'node:fs';
import type { OpenedProject } from './openSession';
import type { LentProject, OtherProjects } from './products';

interface Loan {
  readonly project: OpenedProject;
  users: number;
}

/** What this process has open, whichever engine opened it: a process takes a project's lock once. */
const opened = new Set<OpenedProject>();
const loans = new Map<string, Loan>();

/** Lets products be made in a project while it is open. Returns what ends that. */
export function offerProject(project: OpenedProject): () => void {
  opened.add(project);
  return () => void opened.delete(project);
}

/** Projects that are open in this process, and those that one engine opens for a while to make a product there. */
export class LentProjects implements OtherProjects {
  private readonly own = new Set<Loan>();

  constructor(private readonly open: (folder: string) => OpenedProject) {}

  borrow(folderAsGiven: string): Promise<LentProject> {
    return Promise.resolve().then(() => {
      const folder = realpathSync(folderAsGiven);
      for (const { context } of opened) {
        if (context.folder === folder && context.readOnly === undefined)
          return { context, release: () => Promise.resolve() };
      }
      const loan = loans.get(folder) ?? this.take(folder);
      loan.users += 1;
      return { context: loan.project.context, release: () => this.giveBack(folder, loan) };
    });
  }

  /** Cancels what is made in the projects that this engine opened, and closes them. */
  async close(): Promise<void> {
    for (const [folder, loan] of loans) if (this.own.has(loan)) loans.delete(folder);
    await Promise.all([...this.own].map(({ project }) => project.session.close()));
    this.own.clear();
  }

  private take(folder: string): Loan {
    const loan = { project: this.open(folder), users: 0 };
    loans.set(folder, loan);
    this.own.add(loan);
    return loan;
  }

  private async giveBack(folder: string, loan: Loan): Promise<void> {
    loan.users -= 1;
    if (loan.users > 0) return;
    if (loans.get(folder) === loan) loans.delete(folder);
    this.own.delete(loan);
    await loan.project.session.close();
  }
}
