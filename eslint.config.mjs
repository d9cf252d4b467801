import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const windowLathe = {
  selector:
    "MemberExpression[property.name='lathe']:matches([object.name=/^(window|globalThis)$/], [object.type='TSAsExpression'])",
  message: 'Only renderer/bridge reads window.lathe; use the bridge.',
};
const ipc = (name, owner) => ({
  name: 'electron',
  importNames: [name],
  message: `Only ${owner} imports ${name}.`,
});
const ipcMain = ipc('ipcMain', 'electron/main/ipc');
const ipcRenderer = ipc('ipcRenderer', 'electron/preload');

export default tseslint.config(
  { ignores: ['out/', 'dist/', '.cache/', 'test-results/', 'coverage/', 'resources/', 'docs/'] },
  js.configs.recommended,
  {
    rules: {
      'max-lines': ['error', { max: 500 }],
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'Buffer', 'URL', 'AbortController', 'fetch', 'setTimeout', 'clearTimeout']
          .concat(['setInterval', 'clearInterval', 'require', 'module', '__dirname'])
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-require-imports': 'off',
      'no-restricted-imports': ['error', { paths: [ipcMain, ipcRenderer] }],
    },
  },
  {
    files: ['{electron,renderer,shared,e2e}/**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: {
        project: [
          './shared/tsconfig.json',
          './electron/tsconfig.json',
          './renderer/tsconfig.json',
          './e2e/tsconfig.json',
        ],
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['electron/main/ipc/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [ipcRenderer] }] },
  },
  { files: ['electron/preload/**'], rules: { 'no-restricted-imports': ['error', { paths: [ipcMain] }] } },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-syntax': ['error', windowLathe],
    },
  },
  { files: ['renderer/bridge/**'], rules: { 'no-restricted-syntax': 'off' } },
);
