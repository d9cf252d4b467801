import type { Issue } from '@shared/model';
import { fault, type CheckedPipeline } from '../fault';

/** Data tests without SQL, of the same name, or on a block that gives no rows. */
export function checkDataTests({ source, blocks, catalogue }: CheckedPipeline): Issue[] {
  return blocks.flatMap(({ id, kind, tests = [] }, index) => {
    const problem = (message: string, cure: string, ...rest: (string | number)[]): Issue =>
      fault(source, 'document.invalid', message, cure, {
        path: ['blocks', index, 'tests', ...rest],
        block: id,
      });
    const outputs = catalogue.find(kind)?.descriptor.outputs;
    const noRows = tests.length > 0 && outputs?.every(({ type }) => type !== 'frame');
    return [
      ...(noRows
        ? [
            problem(
              `\`${id}\` gives no rows that could be tested.`,
              'Put the tests on a block that gives a frame.',
            ),
          ]
        : []),
      ...tests.flatMap(({ name, sql }, at) => [
        ...(sql.trim() === ''
          ? [
              problem(
                `The test \`${name}\` has no SQL.`,
                'Write a query for the rows that are wrong.',
                at,
                'sql',
              ),
            ]
          : []),
        ...(tests.findIndex((other) => other.name === name) < at
          ? [
              problem(
                `\`${id}\` has two tests named \`${name}\`.`,
                'Give each a name of its own.',
                at,
                'name',
              ),
            ]
          : []),
      ]),
    ];
  });
}
