/** The import rule: who may import whom. The table is in docs/architecture.md. */
const anyNpm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];
const tests = '\\.test\\.tsx?$';

/** `from` may import, of the project's own files, only what matches `allowed`. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: '^(shared|electron|renderer|e2e|scripts)/', pathNot: allowed },
});

const engineDoor =
  '^electron/engine/(index|workerDoor|[^/]+/index|runtimes/polyfill|scheduling/protocol)\\.ts$';
/** Types on which several rooms of the engine are built; a door would make them circular. */
const engineContracts = '^electron/engine/(blocks/blockKind|frames/frameReader|scheduling/protocol)\\.ts$';

module.exports = {
  forbidden: [
    only('shared-alone', '^shared/', '^shared/', 'shared imports nothing of the project'),
    {
      name: 'shared-only-zod',
      comment: 'shared runs everywhere: of libraries it imports zod only, and nothing of Node',
      severity: 'error',
      from: { path: '^shared/', pathNot: tests },
      to: { dependencyTypes: [...anyNpm, 'core'], pathNot: '^node_modules/zod/' },
    },
    only('engine', '^electron/engine/', '^(shared|electron/engine)/', 'engine imports shared only'),
    only(
      'worker',
      '^electron/worker/',
      `^(shared|electron/worker)/|${engineDoor}`,
      "worker imports engine's doors and shared",
    ),
    only(
      'cli',
      '^electron/cli/',
      `^(shared|electron/cli)/|${engineDoor}`,
      "cli imports engine's doors and shared",
    ),
    only(
      'main',
      '^electron/main/',
      `^(shared|electron/main)/|${engineDoor}`,
      "main imports engine's doors and shared",
    ),
    only('preload', '^electron/preload/', '^(shared|electron/preload)/', 'preload imports shared'),
    only('renderer', '^renderer/', '^(shared|renderer)/', 'renderer imports shared'),
    only('bridge', '^renderer/bridge/', '^(shared|renderer/bridge)/', 'the bridge imports shared'),
    only('ui', '^renderer/ui/', '^(shared|renderer/ui)/', 'ui knows no feature'),
    only('charts', '^renderer/charts/', '^(shared|renderer/(charts|ui|bridge))/', 'charts know no feature'),
    only('e2e', '^e2e/', '^(shared|e2e)/', 'end-to-end tests see the product from outside'),
    {
      name: 'electron-in-the-shell-only',
      comment: 'only main and preload import electron',
      severity: 'error',
      from: { path: '^(shared|renderer|electron)/', pathNot: '^electron/(main|preload)/' },
      to: { path: '^(node_modules/)?electron(/|$)(?!(engine|main|preload|worker|cli)/)' },
    },
    {
      name: 'no-node-in-renderer',
      comment: 'the renderer is sandboxed',
      severity: 'error',
      from: { path: '^renderer/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-rooms-by-door',
      comment: 'a room of the engine sees another through its index.ts',
      severity: 'error',
      from: { path: '^electron/engine/([^/]+)/', pathNot: [tests, '^electron/engine/testing/'] },
      to: {
        path: '^electron/engine/([^/]+)/',
        pathNot: ['^electron/engine/$1/', '^electron/engine/[^/]+/index\\.ts$', engineContracts],
      },
    },
    {
      name: 'features-by-door',
      comment: 'a feature sees another only through its index.ts',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/', pathNot: tests },
      to: {
        path: '^renderer/features/([^/]+)/',
        pathNot: ['^renderer/features/$1/', '^renderer/features/[^/]+/index\\.tsx?$'],
      },
    },
    {
      name: 'rooms-of-renderer-by-door',
      comment: 'the app sees a feature only through its index.ts; nothing imports the app',
      severity: 'error',
      from: { path: '^renderer/(?!features/)', pathNot: tests },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/[^/]+/index\\.tsx?$' },
    },
    {
      name: 'nothing-imports-the-app',
      comment: 'app composes the features, not the other way round',
      severity: 'error',
      from: { path: '^renderer/(features|ui|charts|bridge)/', pathNot: tests },
      to: { path: '^renderer/app/' },
    },
    {
      name: 'no-circle',
      comment: 'modules that need each other when they load break in a bundle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(url|raw|worker)$|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
