import { describe, expect, it } from 'vitest';
import type { BlockDescriptor, Issue, PipelineDocument } from '@shared/model';
import { intoFile, newCode } from '../code/newCode';
import { idFault } from './blockId';
import { fieldWords, generalIssues, parameterIssue } from './blockIssues';
import { metricText, outputLine } from './outputLine';
import { inputConnections } from './sources';
import { acceptedColumns, moveStep, stepsOf, withColumns } from './steps';
import { shownTab, tabsOf } from './tabs';

const sql: BlockDescriptor = {
  kind: 'sql',
  version: 1,
  title: 'SQL',
  summary: '',
  category: 'shape',
  icon: 'sql',
  inputs: [],
  outputs: [],
  openInputs: 'frame',
  fields: [{ name: 'query', title: 'Query', type: 'sql', default: '' }],
  sideEffects: false,
  code: 'sql',
};
const document: PipelineDocument = {
  lathe: 1,
  name: 'P',
  blocks: [
    { id: 'split_rows', kind: 'split.random' },
    { id: 'join', kind: 'sql', inputs: { left: 'split_rows.train', right: 'gone' } },
  ],
};

describe('inputs', () => {
  it('of an open kind are the ports written, with the title of what they come from', () => {
    const columns = { left: [{ name: 'a', type: 'integer' as const }] };
    const [left, right] = inputConnections(document.blocks[1]!, sql, document, columns);
    expect(left).toMatchObject({
      port: 'left',
      type: 'frame',
      from: { block: 'split_rows', port: 'train', title: 'Split rows' },
      columns: columns.left,
    });
    expect(right).toMatchObject({ port: 'right', from: { block: 'gone', title: 'gone' } });
    expect(right?.columns).toBeUndefined();
  });
  it('of a kind are shown though nothing is connected', () => {
    const kind: BlockDescriptor = {
      ...sql,
      openInputs: undefined,
      inputs: [{ name: 'frame', type: 'frame', title: 'Rows', optional: false }],
    };
    expect(inputConnections(document.blocks[0]!, kind, document, {})).toEqual([
      { port: 'frame', title: 'Rows', help: undefined, type: 'frame', optional: false, columns: undefined },
    ]);
  });
});

describe('tabs', () => {
  const { code: _code, ...plain } = sql;
  it('show code only where there is code', () => {
    expect(tabsOf(plain)).not.toContain('code');
    expect(shownTab('code', plain)).toBe('parameters');
  });
  it('start with the code where there are no parameters', () => {
    expect(shownTab('parameters', { ...sql, fields: [] })).toBe('code');
    expect(shownTab('history', { ...sql, fields: [] })).toBe('history');
  });
});

describe('issues', () => {
  const issue = (severity: Issue['severity'], parameter?: string): Issue => ({
    severity,
    message: `${severity} ${parameter}`,
    file: 'f',
    ...(parameter === undefined ? {} : { parameter }),
  });
  it('stand at their field, errors first', () => {
    const issues = [issue('warning', 'query'), issue('error', 'query')];
    expect(parameterIssue(issues, 'query')?.severity).toBe('error');
  });
  it('say at their field only what is not plain there', () => {
    const fault: Issue = {
      severity: 'error',
      message: 'Parameter `epochs` of `mlp`: Too small.',
      cure: 'Correct “Epochs”.',
      file: 'f',
    };
    expect(fieldWords(fault, undefined)).toBe('Too small.');
    expect(fieldWords(fault, 'At least 1.')).toBe('At least 1.');
    expect(fieldWords({ ...fault, cure: 'Use a share.' }, undefined)).toBe('Too small. Use a share.');
  });
  it('of no visible field are listed for the block', () => {
    expect(
      generalIssues([issue('error'), issue('error', 'query'), issue('error', 'old')], sql.fields),
    ).toHaveLength(2);
  });
});

describe('recipe steps', () => {
  const steps = stepsOf([{ step: 'impute' }, 'no step', { step: 'oneHot', columns: ['a'] }]);
  it('leave out what is none', () => expect(steps.map(({ step }) => step)).toEqual(['impute', 'oneHot']));
  it('move, and stop at the ends', () => {
    expect(moveStep(steps, 0, 1).map(({ step }) => step)).toEqual(['oneHot', 'impute']);
    expect(moveStep(steps, 0, -1)).toEqual(steps);
  });
  it('write no columns for all columns', () => {
    expect(withColumns(steps[1]!, [])).toEqual({ step: 'oneHot' });
    expect(withColumns(steps[0]!, ['b'])).toEqual({ step: 'impute', columns: ['b'] });
  });
  it('take the columns of their type', () => {
    const columns = [
      { name: 'n', type: 'decimal' as const },
      { name: 't', type: 'text' as const },
    ];
    expect(acceptedColumns(columns, 'numeric')).toEqual([columns[0]]);
    expect(acceptedColumns(columns, 'categorical')).toEqual([columns[1]]);
    expect(acceptedColumns(undefined, 'any')).toBeUndefined();
  });
});

describe('new code', () => {
  it('starts from the query of the parameters, which moves into the file', () => {
    const block = { id: 'q', kind: 'sql', params: { query: 'SELECT 1' } };
    expect(newCode(block, sql)).toBe('SELECT 1\n');
    expect(intoFile(block, sql, 'blocks/q.sql')).toEqual({ id: 'q', kind: 'sql', file: 'blocks/q.sql' });
  });
  it('passes the first input on', () => {
    const block = { id: 'c', kind: 'code.typescript', inputs: { df: 'a' } };
    const { code: _code, ...rest } = sql;
    expect(newCode(block, { ...rest, code: 'typescript', fields: [] })).toContain(
      'transform(({ df }) => df)',
    );
    expect(newCode(block, sql)).toBe('SELECT * FROM df\n');
  });
});

it('an id must be new and well formed', () => {
  expect(idFault('join', document)).toMatch('Another');
  expect(idFault('a b', document)).toMatch('Letters');
  expect(idFault('joined', document)).toBeUndefined();
});

it('an output is one line', () => {
  const columns = [{ name: 'a', type: 'integer' as const }];
  expect(outputLine({ hash: 'h', type: 'frame', bytes: 1200, rows: 1266, columns })).toBe(
    '1,266 rows × 1 column · 1.2 kB',
  );
  expect(outputLine({ hash: 'h', type: 'recipe', bytes: 10, caption: '12 columns' })).toBe(
    '12 columns · 10 B',
  );
});

it('metrics have the figures a person reads', () => {
  expect([0.98507, 3.371, 0.00012, 12345.6, 7].map(metricText)).toEqual([
    '0.9851',
    '3.371',
    '1.20e-4',
    '12,346',
    '7',
  ]);
});
