import { describe, expect, test } from 'vitest';
import { resolveVariables } from './resolveVariables';
import { createScope, type ScopeParts } from './scope';
import { substitute } from './substitution';

const time = Date.UTC(2024, 4, 17, 23, 59, 58, 700);

function filled(value: unknown, parts: Partial<ScopeParts> = {}): unknown {
  const scope = createScope({
    variables: {},
    run: { id: 7, time, trigger: 'schedule' },
    env: { HOME: '/home/ada' },
    secrets: { TOKEN: 's3cret' },
    ...parts,
  });
  return substitute(value, scope);
}

describe('variables', () => {
  const variables = {
    share: 0.2,
    database: { host: 'db', ports: [1, 2], 'a.b': { c: 3 } },
    'dotted.name': 'exact',
    url: 'https://${database.host}:${database.ports.1}/${run.id}?key=${secret.TOKEN}',
    copy: '${database}',
    home: '${env.HOME}/data',
    text: 'plain',
  };

  test.each<[string, unknown]>([
    ['${share}', 0.2],
    ['${database.ports}', [1, 2]],
    ['${database.ports.0}', 1],
    ['${database.a.b.c}', 3],
    ['${dotted.name}', 'exact'],
    ['${url}', 'https://db:2/7?key=s3cret'],
    ['${copy.host}', 'db'],
    ['at ${home}', 'at /home/ada/data'],
    ['${database.hots}', '${database.hots}'],
    ['${database.ports.length}', '${database.ports.length}'],
    ['${text.length}', '${text.length}'],
    ['${constructor}', '${constructor}'],
    ['${nothing} and ${share}', '${nothing} and 0.2'],
  ])('%s', (written, value) => {
    expect(filled(written, { variables })).toEqual(value);
  });

  test('that stand for each other are told, with the circle', () => {
    const circular = { a: 'x ${b.c}', b: { c: '${a}' }, d: '${d}' };
    expect(() => filled('${a}', { variables: circular })).toThrow('in a circle: a → b → a.');
    expect(() => filled('${d}', { variables: circular })).toThrow('in a circle: d → d.');
    expect(filled(['${e}', '${f}'], { variables: { e: '${g}', f: '${g}', g: 1 } })).toEqual([1, 1]);
  });

  test('of the run win over the trigger, the pipeline and the project', () => {
    expect(
      resolveVariables({ a: 1, b: 1, c: 1, d: 1 }, { b: 2, c: 2, d: 2 }, { c: 3, d: 3 }, { d: 4 }),
    ).toEqual({
      a: 1,
      b: 2,
      c: 3,
      d: 4,
    });
  });
});

describe('the run', () => {
  test('gives its id, date, time and trigger', () => {
    expect(filled(['${run.id}', '${run.date}', '${run.time}', '${run.trigger}'])).toEqual([
      7,
      '2024-05-17',
      '2024-05-17T23:59:58Z',
      'schedule',
    ]);
  });

  test('has the date of its interval', () => {
    const interval = { start: Date.UTC(2023, 0, 1), end: Date.UTC(2023, 1, 1) };
    const run = { id: 7, time, trigger: 'backfill', interval } as const;
    expect(filled('${run.date} ${run.intervalStart} ${run.intervalEnd}', { run })).toBe(
      '2023-01-01 2023-01-01T00:00:00Z 2023-02-01T00:00:00Z',
    );
    expect(() => filled('${run.intervalStart}')).toThrow('stands for no interval');
  });

  test('says which name was meant', () => {
    expect(() => filled('${run.dat}')).toThrow(
      expect.objectContaining({ code: 'variable.undefined', cure: 'Did you mean `date`?' }),
    );
  });
});

describe('the item', () => {
  const one = { key: 'may', index: 4, values: { month: { name: 'May', days: 31, key: 'inner' } } };

  test.each<[string, unknown]>([
    ['${item.key}', 'may'],
    ['${item.index}', 4],
    ['${item.days}', 31],
    ['${item.month.name}', 'May'],
    ['${item.value.key}', 'inner'],
    ['${item.value}', one.values.month],
  ])('%s of one mapped port', (written, value) => {
    expect(filled(written, { item: one })).toEqual(value);
  });

  const two = { key: 'may × mlp', index: 0, values: { month: { days: 31 }, method: 'mlp' } };

  test.each<[string, unknown]>([
    ['${item.method}', 'mlp'],
    ['${item.month.days}', 31],
    ['${item.value}', two.values],
  ])('%s of two mapped ports', (written, value) => {
    expect(filled(written, { item: two })).toEqual(value);
  });

  test('that is not there, or lacks a field, is told', () => {
    expect(() => filled('${item.key}')).toThrow('there is no item here');
    expect(() => filled('${item.dasy}', { item: one })).toThrow(
      expect.objectContaining({
        message: '`item.dasy` has no value: the item `may` has no `dasy`.',
        cure: 'Did you mean `days`?',
      }),
    );
    expect(() => filled('${item.days}', { item: two })).toThrow(/There are|has no `days`/);
  });

  test('is data: nothing in it is filled in', () => {
    const item = { key: '${secret.TOKEN}', index: 0, values: { x: '${env.HOME}' } };
    expect(filled('${item.key} ${item.value}', { item })).toBe('${secret.TOKEN} ${env.HOME}');
  });
});

describe('secrets and the environment', () => {
  test('that are missing say how they come there', () => {
    expect(() => filled('${secret.PASSWORD}')).toThrow(
      expect.objectContaining({
        code: 'secret.missing',
        cure: expect.stringContaining('lathe secrets FOLDER --set PASSWORD') as string,
      }),
    );
    expect(() => filled('${env.NOWHERE}')).toThrow(expect.objectContaining({ code: 'variable.undefined' }));
    expect(() => filled('${secret.constructor}')).toThrow('no secret `constructor`');
  });

  test('stay as written without secrets, in variables too', () => {
    const scope = createScope({
      variables: { url: 'https://${secret.TOKEN}@${host}', host: 'db' },
      run: { id: 1, time, trigger: 'cli' },
      secrets: { TOKEN: 's3cret' },
    });
    const params = { url: '${url}', key: '${secret.TOKEN}', other: 'x-${secret.ABSENT}' };
    expect(substitute(params, scope.withoutSecrets())).toEqual({
      url: 'https://${secret.TOKEN}@db',
      key: '${secret.TOKEN}',
      other: 'x-${secret.ABSENT}',
    });
    expect(substitute('${url}', scope)).toBe('https://s3cret@db');
  });
});
