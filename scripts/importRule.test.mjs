import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { expect, it } from 'vitest';

const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

/** The rules that a project of these files breaks. */
async function brokenRules(files) {
  const folder = mkdtempSync(join(tmpdir(), 'lathe-imports-'));
  const paths = {
    '@shared/*': ['shared/*'],
    '@engine/*': ['electron/engine/*'],
    '@renderer/*': ['renderer/*'],
  };
  const all = { 'tsconfig.json': JSON.stringify({ compilerOptions: { baseUrl: '.', paths } }), ...files };
  try {
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const rooms = [...new Set(Object.keys(files).map((name) => name.split('/')[0]))];
    const tsConfig = extractTSConfig(join(folder, 'tsconfig.json'));
    const settings = {
      ...options,
      tsConfig: { fileName: join(folder, 'tsconfig.json') },
      validate: true,
      ruleSet: { forbidden },
      baseDir: folder,
    };
    const { output } = await cruise(rooms, settings, settings.enhancedResolveOptions, { tsConfig });
    return [...new Set(output.summary.violations.map(({ rule }) => rule.name))].filter(
      (name) => name !== 'resolvable',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const door = { 'electron/engine/index.ts': 'export const engine = 1;' };
const model = { 'shared/model/index.ts': 'export const model = 1;' };

it.each([
  [
    'the engine imports electron',
    'electron-in-the-shell-only',
    { 'electron/engine/graph/plan.ts': "import 'electron';" },
  ],
  [
    'the engine imports main',
    'engine',
    { 'electron/engine/graph/plan.ts': "import '../../main/main';", 'electron/main/main.ts': '' },
  ],
  [
    'the engine imports cli',
    'engine',
    { 'electron/engine/index.ts': "import '../cli/cli';", 'electron/cli/cli.ts': '' },
  ],
  [
    'a worker imports electron',
    'electron-in-the-shell-only',
    { 'electron/worker/worker.ts': "import 'electron';" },
  ],
  [
    'cli reaches past the door',
    'cli',
    { 'electron/cli/cli.ts': "import '@engine/store/runs';", 'electron/engine/store/runs.ts': '' },
  ],
  [
    'main reaches past the door',
    'main',
    { 'electron/main/main.ts': "import '@engine/store/runs';", 'electron/engine/store/runs.ts': '' },
  ],
  [
    'a type alone reaches past',
    'main',
    {
      'electron/main/main.ts': "import type { Run } from '@engine/store/runs';\nexport const run: Run = 1;",
      'electron/engine/store/runs.ts': 'export type Run = number;',
    },
  ],
  [
    'preload imports the engine',
    'preload',
    { 'electron/preload/preload.ts': "import '@engine/index';", ...door },
  ],
  ['shared imports Node', 'shared-only-zod', { 'shared/model/index.ts': "import 'node:fs';" }],
  [
    'shared imports the engine',
    'shared-alone',
    { 'shared/model/index.ts': "import '@engine/index';", ...door },
  ],
  [
    'the renderer imports the engine',
    'renderer',
    { 'renderer/main.tsx': "import '@engine/index';", ...door },
  ],
  [
    'the renderer imports electron',
    'electron-in-the-shell-only',
    { 'renderer/main.tsx': "import 'electron';" },
  ],
  ['the renderer imports Node', 'no-node-in-renderer', { 'renderer/main.tsx': "import 'node:fs';" }],
  [
    'a feature reaches into another',
    'features-by-door',
    {
      'renderer/features/runs/RunsPanel.tsx': "import '@renderer/features/canvas/store';",
      'renderer/features/canvas/store.ts': '',
    },
  ],
  [
    'ui knows a feature',
    'ui',
    {
      'renderer/ui/Field.tsx': "import '@renderer/features/canvas';",
      'renderer/features/canvas/index.ts': '',
    },
  ],
  [
    'a chart knows a feature',
    'charts',
    {
      'renderer/charts/Line.tsx': "import '@renderer/features/canvas';",
      'renderer/features/canvas/index.ts': '',
    },
  ],
  [
    'a feature imports the app',
    'nothing-imports-the-app',
    { 'renderer/features/runs/index.ts': "import '@renderer/app/App';", 'renderer/app/App.tsx': '' },
  ],
  [
    'a room of the engine reaches into another',
    'engine-rooms-by-door',
    { 'electron/engine/graph/plan.ts': "import '../store/runs';", 'electron/engine/store/runs.ts': '' },
  ],
  [
    'modules need each other',
    'no-circle',
    { 'shared/a.ts': "import './b';", 'shared/b.ts': "import './a';" },
  ],
])('the build fails when %s', async (_, rule, files) => {
  expect(await brokenRules(files)).toContain(rule);
});

it('lets through what the table allows', async () => {
  const files = {
    ...model,
    'electron/engine/index.ts': "import '@shared/model';\nimport './store';\nimport 'node:fs';",
    'electron/engine/store/index.ts': "import './runs';",
    'electron/engine/store/runs.ts': '',
    'electron/cli/cli.ts': "import '@engine/index';\nimport '@shared/model';",
    'electron/main/main.ts': "import 'electron';\nimport '@engine/index';",
    'renderer/main.tsx': "import '@shared/model';\nimport '@renderer/app/App';",
    'renderer/app/App.tsx': "import '@renderer/features/runs';",
    'renderer/features/runs/index.ts': "import '@renderer/features/canvas';\nimport '@renderer/ui/Field';",
    'renderer/features/canvas/index.ts': '',
    'renderer/ui/Field.tsx': '',
  };
  expect(await brokenRules(files)).toEqual([]);
});
