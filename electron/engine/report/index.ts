import type { ProjectSession } from '../engine';
import { gatherReport } from './gatherReport';
import { renderReport } from './renderReport';

/** The report of a run as one HTML page. Throws `run.notFound`. */
export async function reportOfRun(session: ProjectSession, run: number): Promise<string> {
  return renderReport(await gatherReport(session, run));
}
