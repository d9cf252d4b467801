import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import type { Field, Issue, Parameters } from '@shared/model';
import { FieldForm } from './FieldForm';

const fields: Field[] = [
  { name: 'hidden', title: 'Hidden layers', type: 'integers', default: [64, 32], min: 1, max: 4096 },
  { name: 'epochs', title: 'Epochs', type: 'number', integer: true, default: 50, min: 1 },
  { name: 'target', title: 'Target', type: 'column', port: 'train', required: true },
  { name: 'l2', title: 'L2 penalty', type: 'number', default: 0, min: 0, advanced: true },
  {
    name: 'steps',
    title: 'Steps',
    type: 'steps',
    port: 'train',
    default: [],
    kinds: [
      { step: 'impute', title: 'Fill in', help: 'Fills.', accepts: 'any', fields: [] },
      { step: 'standardise', title: 'Standardise', help: 'Scales.', accepts: 'numeric', fields: [] },
    ],
  },
];

let written: Parameters = {};

function Form({ start, issues = [] }: { start: Parameters; issues?: Issue[] }) {
  const [parameters, setParameters] = useState(start);
  written = parameters;
  return (
    <MantineProvider env="test">
      <FieldForm
        id="form"
        fields={fields}
        parameters={parameters}
        context={{ columns: {}, variables: { target: 'Species' }, readOnly: false }}
        issues={issues}
        onChange={setParameters}
      />
    </MantineProvider>
  );
}

afterEach(cleanup);

const type = (label: string | RegExp, text: string): void => {
  const input = screen.getByLabelText(label);
  fireEvent.change(input, { target: { value: text } });
  fireEvent.blur(input);
};

it('values are typed, and the default typed again takes the parameter out', () => {
  render(<Form start={{}} />);
  type('Hidden layers', '16, 8');
  expect(written).toEqual({ hidden: [16, 8] });
  type('Hidden layers', '64, 32');
  expect(written).toEqual({});
});

it('what is no number is said and not written', () => {
  render(<Form start={{ epochs: 20 }} />);
  type('Epochs', 'many');
  expect(screen.getByText('This is not a number.')).toBeTruthy();
  expect(written).toEqual({ epochs: 20 });
});

it('a variable is shown with what it stands for, and one that is missing is named', () => {
  render(<Form start={{ target: '${target}' }} />);
  expect(screen.getByText('Species')).toBeTruthy();
  fireEvent.change(screen.getByLabelText(/^Target/, { selector: 'input' }), {
    target: { value: '${label}' },
  });
  expect(screen.getByText('There is no variable label.')).toBeTruthy();
});

it('advanced fields fold away until asked for', () => {
  render(<Form start={{}} />);
  expect(screen.queryByLabelText('L2 penalty')).toBeNull();
  fireEvent.click(screen.getByText('More (1)'));
  type('L2 penalty', '0.01');
  expect(written).toEqual({ l2: 0.01 });
});

it('a fault stands at its field, unfolded, with its cure', () => {
  const issues: Issue[] = [
    { severity: 'error', message: 'Too small.', cure: 'Raise it.', file: 'f', parameter: 'l2' },
  ];
  render(<Form start={{}} issues={issues} />);
  expect(screen.getByLabelText('L2 penalty').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('Too small. Raise it.')).toBeTruthy();
});

it('steps are moved and removed', () => {
  render(<Form start={{ steps: [{ step: 'impute' }, { step: 'standardise' }] }} />);
  fireEvent.click(screen.getByLabelText('Move Standardise up'));
  expect(written).toEqual({ steps: [{ step: 'standardise' }, { step: 'impute' }] });
  fireEvent.click(screen.getByLabelText('Remove Fill in'));
  expect(written).toEqual({ steps: [{ step: 'standardise' }] });
});

it('text on its way is not lost when the field is taken away', () => {
  let given: Parameters = {};
  const view = render(
    <MantineProvider env="test">
      <FieldForm
        id="form"
        fields={fields}
        parameters={{}}
        context={{ columns: {}, variables: {}, readOnly: false }}
        issues={[]}
        onChange={(change) => (given = change({}))}
      />
    </MantineProvider>,
  );
  fireEvent.change(screen.getByLabelText('Epochs'), { target: { value: '7' } });
  view.unmount();
  expect(given).toEqual({ epochs: 7 });
});
