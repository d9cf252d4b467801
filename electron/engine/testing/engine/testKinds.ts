import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  blockKinds,
  type BlockKind,
  type BlockContext,
  type OutputDraft,
  type RunBlock,
} from '@engine/blocks';

const AsyncFunction = (async () => undefined).constructor as new (
  ...words: string[]
) => (context: BlockContext<unknown>, load: NodeRequire) => Promise<void>;

/** Small kinds that do on purpose what real ones do by accident. They run in real workers. */
export const testKinds: readonly BlockKind[] = [
  // Those that wait are the real ones: they need no library.
  ...blockKinds.filter(({ runOnHost }) => runOnHost !== undefined),
  kind('test.number', { value: z.number() }, [], async (context) => ({
    outputs: { value: draft(context, context.params.value) },
  })),
  kind('test.add', { plus: z.number().default(0) }, ['left', 'right?'], async (context) => ({
    outputs: {
      value: draft(context, numberAt(context, 'left') + numberAt(context, 'right') + context.params.plus),
    },
  })),
  /** A list of numbers, named by themselves. */
  kind(
    'test.list',
    { values: z.array(z.union([z.number(), z.string()])) },
    ['value?'],
    async (context) => {
      const folder = join(context.scratch, 'items');
      mkdirSync(folder, { recursive: true });
      const items = context.params.values.map((value) => ({ key: String(value), value }));
      writeFileSync(join(folder, 'items.json'), JSON.stringify({ items }));
      return { outputs: { items: { type: 'items', folder } } };
    },
    'items',
  ),
  /** The sum of what it collects, and how many there were. */
  kind('test.sum', {}, ['values', 'left?'], async (context) => {
    const numbers = (context.inputs['values']?.collected ?? []).map(({ artifact }) =>
      numberIn(artifact.folder),
    );
    const sum = numbers.reduce((all, number) => all + number, 0);
    return {
      outputs: { value: draft(context, sum + numberAt(context, 'left')) },
      metrics: { count: numbers.length, sum },
    };
  }),
  /** Fails in the attempts up to `until`, counted in a file. */
  kind('test.flaky', { until: z.number(), count: z.string() }, ['value?'], async (context) => {
    const file = join(context.projectFolder, context.params.count);
    const attempt = (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0) + 1;
    writeFileSync(file, String(attempt));
    if (attempt <= context.params.until) throw new Error(`attempt ${attempt} fails`);
    return { outputs: { value: draft(context, attempt) } };
  }),
  /** Writes that many megabytes that do not compress. */
  kind('test.big', { megabytes: z.number() }, [], async (context) => {
    const output = draft(context, context.params.megabytes);
    for (let part = 0; part < context.params.megabytes; part += 1)
      writeFileSync(join(output.folder, `part-${part}`), randomBytes(1024 ** 2));
    return { outputs: { value: output } };
  }),
  /** Sends its parameter back as a point. */
  kind('test.echo', { value: z.number() }, [], async (context) => {
    context.points([{ series: 'echo', step: 1, value: context.params.value }]);
    return { outputs: {} };
  }),
  kind('test.read', { path: z.string() }, [], async (context) => {
    const text = readFileSync(join(context.projectFolder, context.params.path), 'utf8');
    console.log(`read ${text.trim()}`);
    return { outputs: { value: draft(context, Number(text)) } };
  }),
  kind('test.score', { name: z.string() }, ['value'], async (context) => ({
    outputs: { value: draft(context, numberAt(context, 'value')) },
    metrics: { [context.params.name]: numberAt(context, 'value') },
  })),
  kind(
    'test.fail',
    { how: z.enum(['throw', 'exit', 'kill', 'later', 'not']) },
    ['value?'],
    async (context) => {
      const { params } = context;
      if (params.how === 'not') return { outputs: { value: draft(context, 1) } };
      if (params.how === 'exit') process.exit(3);
      if (params.how === 'kill') process.kill(process.pid, 'SIGKILL');
      if (params.how === 'later')
        setTimeout(() => {
          throw new Error('thrown late');
        }, 0);
      if (params.how === 'throw') throw new Error('thrown at once');
      return await new Promise<never>(() => undefined);
    },
  ),
  /** Trains until told to stop; `politely` says whether it listens when cancelled. */
  kind('test.train', { politely: z.boolean().default(true) }, ['value?'], async (context) => {
    context.log('info', `pid ${process.pid}`);
    context.progress({ text: 'epoch 1', fraction: 0.5 });
    context.points([{ series: 'loss', step: 1, value: 0.5 }]);
    // Reports are held for a moment; a process that blocks would never send them.
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (!context.params.politely) for (;;) execFileSync('sleep', ['60']);
    await new Promise<void>((resolve) => {
      for (const signal of [context.signal, context.stopEarly]) {
        if (signal.aborted) resolve();
        else signal.addEventListener('abort', () => resolve());
      }
    });
    return { outputs: { value: draft(context, 1) } };
  }),
  /** Runs a text of JavaScript, which is given `context` and `require`. */
  kind('test.script', { script: z.string() }, [], async (context) => {
    await new AsyncFunction('context', 'require', context.params.script)(context, require);
    return { outputs: {} };
  }),
  kind(
    'test.model',
    { weight: z.number() },
    [],
    async (context) => {
      const model = draft(context, context.params.weight, 'model');
      writeFileSync(join(model.folder, 'model.json'), JSON.stringify({ family: 'test', task: 'regression' }));
      return { outputs: { model } };
    },
    'model',
  ),
  {
    ...kind('test.register', { name: z.string() }, ['model'], async ({ params, inputs }) => ({
      outputs: {},
      effects: [
        { type: 'registerModel', name: params.name, model: inputs['model']?.hash ?? '', metrics: {} },
      ],
    })),
  },
];

function kind<S extends z.ZodRawShape>(
  name: string,
  shape: S,
  inputs: readonly string[],
  run: RunBlock<z.output<z.ZodObject<S>>>,
  output: 'value' | 'model' | 'items' = 'value',
): BlockKind {
  return {
    descriptor: {
      kind: name,
      version: 1,
      title: name,
      summary: '',
      category: name === 'test.score' ? 'evaluate' : 'data',
      icon: 'box',
      inputs: inputs.map((port) => ({
        name: port.replace('?', ''),
        type: name === 'test.register' ? ('model' as const) : ('value' as const),
        title: port,
        optional: port.endsWith('?'),
      })),
      outputs: [{ name: output, type: output, title: output, optional: false }],
      fields: [],
      sideEffects: name === 'test.register',
    },
    params: z.object(shape),
    readsCollections: true,
    load: () => Promise.resolve({ run: run as unknown as RunBlock<unknown> }),
    ...(name === 'test.read' ? { readsFiles: (params) => [(params as { path: string }).path] } : {}),
  };
}

function draft(
  context: BlockContext<unknown>,
  value: unknown,
  type: 'value' | 'model' = 'value',
): OutputDraft {
  const folder = join(context.scratch, type);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'value.json'), JSON.stringify(value));
  return { type, folder };
}

function numberAt(context: BlockContext<unknown>, port: string): number {
  const input = context.inputs[port];
  return input ? numberIn(input.folder) : 0;
}

function numberIn(folder: string): number {
  return JSON.parse(readFileSync(join(folder, 'value.json'), 'utf8')) as number;
}
