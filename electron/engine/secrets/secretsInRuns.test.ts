import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing';
import { reasonsOf, statesOf, testProject } from '../testing/engine';
import { projectSecrets } from './projectSecrets';
import { SecretFile } from './secretFile';

const secret = 'Tr0ub4dor&3 "ä/+?';
const hex = Buffer.from(secret).toString('hex');

/** A project whose file of secrets has TOKEN and FOLDER, written in hexadecimal. */
async function projectWithSecrets(blocks: string, isOpen = (): boolean => true) {
  const file = new SecretFile(join(scratchFolder(), 'secrets.json'), {
    refusal: () => undefined,
    close: (value) => Buffer.from(value).toString('hex'),
    open(sealed) {
      if (!isOpen()) throw new Error('the key chain has changed');
      return Buffer.from(sealed, 'hex').toString();
    },
  });
  const project = await testProject(blocks, {}, { secretsOf: (folder) => projectSecrets(folder, file, {}) });
  const secrets = projectSecrets(project.session.folder, file, {});
  secrets.set('TOKEN', secret, 'project');
  secrets.set('FOLDER', 'hiddenFolder', 'project');
  return { ...project, secrets };
}

/** A block that runs JavaScript in which `token` is the secret. */
function script(id: string, lines: string, rest = ''): string {
  const text = `const token = '\${secret.TOKEN}'; ${lines}`;
  return `  - { id: ${id}, kind: test.script, params: { script: ${JSON.stringify(text)} }${rest} }\n`;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

test('a secret reaches the worker, and is found in no file of the project and in no event', async () => {
  const project = await projectWithSecrets(
    script(
      'checks',
      `if (require('buffer').Buffer.from(token).toString('hex') !== '${hex}') throw new Error()`,
    ) +
      script(
        'tells',
        `context.log('info', 'it is ' + token); console.log(JSON.stringify({ token }), encodeURIComponent(token));
         console.error(btoa(unescape(encodeURIComponent('user:' + token)))); context.progress({ text: token });
         context.checks([{ name: 'a', passed: false, severity: 'warning', message: token }])`,
      ) +
      script('throws', 'throw new Error("refused: " + token)', ', retry: { times: 1 }') +
      '  - { id: reads, kind: test.read, params: { path: "${secret.FOLDER}.txt" } }\n',
  );
  project.write('hiddenFolder.txt', '4');
  const run = await project.run();
  expect(statesOf(run)).toEqual({
    checks: 'succeeded',
    tells: 'succeeded',
    throws: 'failed',
    reads: 'succeeded',
  });
  const lines = await project.session.call('runs.log', { run: run.id });
  expect(JSON.stringify(lines)).toContain('it is •••');
  expect(JSON.stringify(run)).toContain('refused: •••');
  await project.close();

  const traces = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    'Tr0ub',
    'hiddenFolder',
  ].map((text) => Buffer.from(text));
  const places = [
    ...filesBelow(join(project.folder, '.lathe')).map((path) => [path, readFileSync(path)] as const),
    ...project.events.map((event) => [event.name, Buffer.from(JSON.stringify(event))] as const),
  ];
  expect(places.length).toBeGreaterThan(10);
  const found = places.filter(([, bytes]) => traces.some((trace) => bytes.includes(trace)));
  expect(found.map(([place]) => place)).toEqual([]);
});

test('a block is not run again for a changed secret', async () => {
  const project = await projectWithSecrets(script('a', ''));
  await project.run();
  project.secrets.set('TOKEN', 'another one', 'project');
  expect(statesOf(await project.run())).toEqual({ a: 'cached' });
});

test('one that is missing, or cannot be decrypted, fails the blocks that use it, and says what to do', async () => {
  let isOpen = true;
  const project = await projectWithSecrets(
    script('a', '') + '  - { id: b, kind: test.number, params: { value: 1 } }\n',
    () => isOpen,
  );
  isOpen = false;
  const closed = await project.run();
  expect(statesOf(closed)).toEqual({ a: 'failed', b: 'succeeded' });
  expect(closed.blocks[0]?.error).toMatchObject({
    code: 'secret.missing',
    message: 'The secret `TOKEN` can no longer be decrypted.',
  });
  isOpen = true;
  project.secrets.remove('TOKEN', 'project');
  const missing = await project.run();
  expect(statesOf(missing)).toEqual({ a: 'failed', b: 'cached' });
  expect(missing.blocks[0]?.error?.cure).toContain('lathe secrets FOLDER --set TOKEN');
  expect(reasonsOf(missing)['a']).not.toContain('undefined');
});
