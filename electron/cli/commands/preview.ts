import type { ArtifactSummary, FramePage, FrameProfile } from '@shared/model';
import type { ProjectSession } from '@engine/index';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { newestOutput } from '../newestOutput';
import { count, measure } from '../text/quantities';
import { table } from '../text/table';
import { UsageError } from '../usage';
import { withProject } from '../withProject';

/** Most rows that one page of the engine holds. */
const pageRows = 1000;

export async function run({ arguments: given, text, flag, output }: Invocation): Promise<number> {
  const [folder = '', pipeline = '', place = ''] = given;
  const rows = rowsWanted(text('rows'));
  await withProject({ folder, mode: 'read' }, async (session) => {
    const artifact = await newestOutput(session, pipeline, place);
    if (artifact.type !== 'frame') {
      const json = await session.call('previews.json', { artifact: artifact.hash });
      output.text(json);
      output.object(JSON.parse(json));
    } else if (flag('profile')) {
      const profile = await session.call('previews.profile', { artifact: artifact.hash });
      output.text(describeProfile(profile));
      output.object(profile);
    } else {
      const page = await readRows(session, artifact, rows);
      output.text(describePage(page));
      output.object(page);
    }
  });
  return exitCode.done;
}

function rowsWanted(given = '20'): number {
  if (!/^\d+$/.test(given)) throw new UsageError(`--rows wants a number; got "${given}".`);
  return Number(given);
}

type Page = Pick<FramePage, 'columns' | 'rows' | 'total'>;

async function readRows(session: ProjectSession, artifact: ArtifactSummary, wanted: number): Promise<Page> {
  const rows: FramePage['rows'] = [];
  for (;;) {
    const limit = Math.min(pageRows, Math.max(1, wanted - rows.length));
    const page = await session.call('previews.page', { artifact: artifact.hash, offset: rows.length, limit });
    rows.push(...page.rows);
    if (rows.length >= wanted || page.rows.length === 0) {
      return { columns: page.columns, rows: rows.slice(0, wanted), total: page.total };
    }
  }
}

function describePage({ columns, rows, total }: Page): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '·' : String(cell))));
  const shown = rows.length < total ? `${rows.length} of ${count(total, 'row')}` : count(total, 'row');
  const types = columns.map(({ name, type }) => `${name} (${type})`);
  return `${table(types, cells, 32)}\n\n${shown}, ${count(columns.length, 'column')}`;
}

function describeProfile(profile: FrameProfile): string {
  const rows = profile.columns.map((column) => [
    column.name,
    column.type,
    String(column.missing),
    `${column.distinctEstimated ? '~' : ''}${column.distinct}`,
    column.min ?? '',
    column.max ?? '',
    column.mean === undefined ? '' : measure(column.mean),
    column.sd === undefined ? '' : measure(column.sd),
    column.top[0] ? `${column.top[0].value} (${column.top[0].count})` : '',
  ]);
  const titles = ['column', 'type', 'missing', 'distinct', 'min', 'max', 'mean', 'sd', 'most frequent'];
  return `${table(titles, rows, 32)}\n\n${count(profile.rows, 'row')}`;
}
