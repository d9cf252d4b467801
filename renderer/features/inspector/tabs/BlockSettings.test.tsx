import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BlockDescriptor, BlockDocument, Issue, PipelineDocument, Port } from '@shared/model';
import { useInspector } from '../useInspector';
import { BlockSettings } from './BlockSettings';

const port = (name: string, type: Port['type']): Port => ({ name, type, title: name, optional: false });
const kind = (name: string, inputs: Port[], outputs: Port[]): BlockDescriptor => ({
  kind: name,
  version: 1,
  title: name,
  summary: '',
  category: 'control',
  icon: 'box',
  inputs,
  outputs,
  fields: [],
  sideEffects: false,
});
const kinds = [
  kind('list', [], [port('items', 'items')]),
  kind('load', [], [port('frame', 'frame')]),
  kind('fit', [port('train', 'frame')], [port('model', 'model')]),
];
const start: BlockDocument = { id: 'fit', kind: 'fit', inputs: { train: 'data' } };
let written: BlockDocument = start;

function Settings({ from = start, issues = [] }: { from?: BlockDocument; issues?: Issue[] }) {
  const [block, setBlock] = useState(from);
  written = block;
  const document: PipelineDocument = {
    lathe: 1,
    name: 'P',
    blocks: [{ id: 'months', kind: 'list' }, { id: 'data', kind: 'load' }, block],
  };
  return (
    <MantineProvider env="test">
      <BlockSettings
        document={document}
        block={block}
        descriptor={kinds[2]}
        issues={issues}
        readOnly={false}
        open
        newestRuns={() => ({})}
        onChange={(change) => setBlock(change)}
        onRename={() => undefined}
      />
    </MantineProvider>
  );
}

beforeEach(() => useInspector.setState({ catalogue: new Map(kinds.map((each) => [each.kind, each])) }));
afterEach(cleanup);

const open = async (title: string): Promise<void> => {
  const details = (await screen.findByText(title)).closest('details');
  if (!details) throw new Error(`${title} is no section`);
  details.open = true;
  fireEvent(details, new Event('toggle'));
};
const type = (label: string, text: string): void => {
  const input = screen.getByLabelText(label);
  fireEvent.change(input, { target: { value: text } });
  fireEvent.blur(input);
};

it('conditions are added, changed and taken out again', async () => {
  render(<Settings />);
  await open('When it runs');
  fireEvent.click(screen.getByText('Add condition'));
  type('Condition 1', 'data.rows > 100');
  expect(written.when).toBe('data.rows > 100');
  fireEvent.click(screen.getByText('Add condition'));
  type('Condition 2', 'variables.mode = full');
  expect(written.when).toEqual(['data.rows > 100', 'variables.mode = full']);
  fireEvent.click(screen.getByLabelText('Remove condition 1'));
  fireEvent.click(screen.getByLabelText('Remove condition 1'));
  expect(written).toEqual(start);
});

it('a condition that is wrong says so, unfolded', async () => {
  const issue: Issue = {
    severity: 'error',
    code: 'pipeline.badCondition',
    message: 'The condition `dta.rows > 1`: there is no block `dta`.',
    cure: 'Did you mean `data`?',
    file: 'f',
    block: 'fit',
  };
  render(<Settings from={{ ...start, when: 'dta.rows > 1' }} issues={[issue]} />);
  expect(await screen.findByText('There is no block `dta`. Did you mean `data`?')).toBeTruthy();
});

it('a retry shows what goes with it, and leaves nothing behind', async () => {
  render(<Settings />);
  await open('Retry and time limit');
  expect(screen.queryByLabelText('Wait before')).toBeNull();
  type('Try again', '3');
  type('Wait before', '30');
  fireEvent.change(screen.getByLabelText('Each time'), { target: { value: 'exponential' } });
  type('Longest wait', '60');
  expect(written.retry).toEqual({ times: 3, delaySeconds: 30, backoff: 'exponential', maxDelaySeconds: 60 });
  type('Try again', '1.5');
  expect(screen.getByText('A whole number is wanted.')).toBeTruthy();
  type('Try again', '');
  expect(written).toEqual(start);
});

it('an input is taken item by item, and a list of its own can be added', async () => {
  render(<Settings />);
  await open('For each item');
  fireEvent.change(screen.getByLabelText('train from data'), { target: { value: 'map' } });
  expect(written.map).toBe('train');
  fireEvent.click(screen.getByText('Add a list to run over'));
  type('Name of the list', 'month');
  fireEvent.submit(screen.getByLabelText('Name of the list'));
  expect(written).toMatchObject({ map: ['train', 'month'], inputs: { train: 'data', month: 'months' } });
  fireEvent.change(screen.getByLabelText('When an item fails'), { target: { value: 'continue' } });
  expect(written.onItemError).toBe('continue');
});

it('data tests have a name and what a failure means', async () => {
  render(<Settings from={{ ...start, tests: [{ name: 'no gaps', sql: 'select 1' }] }} />);
  await open('Data tests');
  type('Name of the test', 'no gap');
  fireEvent.change(screen.getByLabelText('What a failure of no gap means'), { target: { value: 'warning' } });
  expect(written.tests).toEqual([{ name: 'no gap', sql: 'select 1', severity: 'warning' }]);
  fireEvent.click(screen.getByLabelText('Remove the test no gap'));
  expect(written).toEqual(start);
});

it('callbacks are named for each outcome', async () => {
  render(<Settings />);
  await open('Callbacks');
  const [, failure] = screen.getAllByText('Name a file');
  fireEvent.click(failure!);
  type('After failure: file 1', 'callbacks/tell.ts');
  expect(written.onFailure).toBe('callbacks/tell.ts');
});
