import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aptInstall } from '../apt.mjs';
import { cached, place } from '../cache.mjs';
import { answers, run } from '../command.mjs';
import { say } from '../console.mjs';
import { wheels } from '../pins.mjs';
import { cacheFolder, platform, root } from '../places.mjs';
import { fetchWheel } from '../wheel.mjs';
import { unzip } from '../zip.mjs';

const tfjsNode = join(root, 'node_modules/@tensorflow/tfjs-node');
const addon = join(tfjsNode, 'lib/napi-v8/tfjs_binding.node');
const library = join(tfjsNode, 'deps/lib/libtensorflow_cc.so.2');

export const tensorflow = {
  name: 'TensorFlow',
  why: 'native training of large nets; its library comes from the Python wheel, its addon is compiled here',
  without: 'WebAssembly trains instead, which is slower for large nets only',
  ready: () => existsSync(addon) && existsSync(library),

  async make() {
    if (platform !== 'linux-x64')
      throw new Error(`there is no library for ${platform} that tfjs-node 4.22 can use`);
    const version = wheels.tensorflow.version;
    const libraries = await cached(`tensorflow-${version}-${platform}`, unpackLibraries);
    await rm(join(cacheFolder(), 'downloads', wheels.tensorflow.file), { force: true });
    const built = await cached(`tfjs-node-4.22.0-tensorflow-${version}-${platform}`, (target) =>
      compileAddon(libraries, join(target, 'tfjs_binding.node')),
    );
    for (const name of await readdir(join(libraries, 'lib'))) {
      await place(join(libraries, 'lib', name), join(tfjsNode, 'deps/lib', name));
    }
    await place(join(built, 'tfjs_binding.node'), addon);
  },
};

async function unpackLibraries(folder) {
  const wheel = await fetchWheel(wheels.tensorflow);
  say('    unpacking the library and its C headers');
  await unzip(wheel, folder, (name) => {
    const header = /^tensorflow\/include\/((tensorflow\/c|tsl|tensorflow\/core\/platform)\/.*\.h)$/.exec(
      name,
    );
    if (header) return join('include', header[1]);
    const shared = /^tensorflow\/(libtensorflow_(cc|framework)\.so\.2)$/.exec(name);
    if (shared) return join('lib', shared[1]);
    return /^tensorflow_cpu-[^/]+\/LICENSE$/.test(name) ? 'LICENSE' : undefined;
  });
  await writeFile(join(folder, 'lib/version'), wheels.tensorflow.version);
  // Takes the library from 565 to 413 MB.
  if (answers('strip')) await run('strip', ['--strip-unneeded', join(folder, 'lib/libtensorflow_cc.so.2')]);
}

/** One g++ call does what tfjs-node's binding.gyp describes, without Node's headers or a node-gyp download. */
async function compileAddon(libraries, target) {
  if (!answers('g++')) await aptInstall(['g++'], 'installing a C++ compiler');
  say('    compiling the tfjs-node addon');
  const linking = `${target}.libraries`;
  await mkdir(linking, { recursive: true });
  try {
    await symlink(join(libraries, 'lib/libtensorflow_cc.so.2'), join(linking, 'libtensorflow.so'));
    await symlink(
      join(libraries, 'lib/libtensorflow_framework.so.2'),
      join(linking, 'libtensorflow_framework.so'),
    );
    const sources = ['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => join(tfjsNode, 'binding', name));
    await run(
      'g++',
      [
        ...[
          '-shared',
          '-fPIC',
          '-O2',
          '-std=c++17',
          '-DNAPI_VERSION=8',
          '-DNODE_GYP_MODULE_NAME=tfjs_binding',
        ],
        ...[
          '-I',
          join(root, 'node_modules/node-api-headers/include'),
          '-I',
          join(libraries, 'include'),
          '-I',
          tfjsNode,
        ],
        ...sources,
        ...['-L', linking, '-ltensorflow', '-ltensorflow_framework', '-Wl,-rpath,$ORIGIN/../../deps/lib'],
        ...['-o', `${target}.part`],
      ],
      { what: 'compiling the tfjs-node addon' },
    );
    await rename(`${target}.part`, target);
  } finally {
    await rm(linking, { recursive: true, force: true });
  }
}
