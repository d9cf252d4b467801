import { expect, test } from 'vitest';
import { blockDescriptorSchema, type Field } from '@shared/model';
import { blockKinds, catalogue, findKind } from '.';

/** A value that a required field would accept. */
function example(field: Field): unknown {
  switch (field.type) {
    case 'number':
      return field.min ?? 1;
    case 'boolean':
      return true;
    case 'choice':
      return field.options[0]?.value;
    case 'integers':
    case 'columns':
    case 'steps':
      return [];
    default:
      return ('placeholder' in field ? field.placeholder : undefined) ?? 'example';
  }
}

test('kinds and their ports have names of their own, and each is found by its name', () => {
  const names = blockKinds.map((kind) => kind.descriptor.kind);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(findKind(name)?.descriptor.kind).toBe(name);
  expect(findKind('no.such')).toBeUndefined();
  for (const { inputs, outputs } of catalogue()) {
    for (const ports of [inputs, outputs]) {
      expect(new Set(ports.map((port) => port.name)).size).toBe(ports.length);
    }
  }
});

test.each(blockKinds.map((kind) => [kind.descriptor.kind, kind] as const))(
  'the form of %s and its parameters agree',
  (_, { descriptor, params }) => {
    expect(blockDescriptorSchema.parse(descriptor)).toEqual(descriptor);
    const required = Object.fromEntries(
      descriptor.fields.filter((field) => field.required).map((field) => [field.name, example(field)]),
    );
    const defaults = params.parse(required) as Record<string, unknown>;
    for (const field of descriptor.fields) {
      const given = params.parse({ ...required, [field.name]: field.default ?? example(field) });
      expect(Object.keys(given as object), `${field.name} is a parameter`).toContain(field.name);
      if (field.default === undefined || field.required) continue;
      expect(given, `default of ${field.name}`).toMatchObject({ [field.name]: defaults[field.name] });
    }
  },
);
