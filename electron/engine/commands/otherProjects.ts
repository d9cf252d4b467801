import { realpathSync } from 'node:fs';
import type { OpenedProject } from './openSession';
import type { LentProject, OtherProjects } from './products';

interface Loan {
  readonly project: Promise<OpenedProject>;
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

  constructor(private readonly open: (folder: string) => Promise<OpenedProject>) {}

  async borrow(folderAsGiven: string): Promise<LentProject> {
    const folder = realpathSync(folderAsGiven);
    for (const { context } of opened) {
      if (context.folder === folder && context.readOnly === undefined)
        return { context, release: () => Promise.resolve() };
    }
    const loan = loans.get(folder) ?? this.take(folder);
    loan.users += 1;
    try {
      return { context: (await loan.project).context, release: () => this.giveBack(folder, loan) };
    } catch (thrown) {
      this.forget(folder, loan);
      throw thrown;
    }
  }

  /** Cancels what is made in the projects that this engine opened, and closes them. */
  async close(): Promise<void> {
    for (const [folder, loan] of loans) if (this.own.has(loan)) loans.delete(folder);
    await Promise.all([...this.own].map(close));
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
    this.forget(folder, loan);
    await close(loan);
  }

  private forget(folder: string, loan: Loan): void {
    if (loans.get(folder) === loan) loans.delete(folder);
    this.own.delete(loan);
  }
}

/** One that could not be opened is closed. */
async function close({ project }: Loan): Promise<void> {
  const opened = await project.catch(() => undefined);
  await opened?.session.close();
}
