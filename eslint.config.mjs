// The JavaScript of the page, of the tests and of the build. The packages live in tests/.
import { createRequire } from 'node:module';

const require = createRequire(new URL('./tests/package.json', import.meta.url));
const js = require('@eslint/js');
const globals = require('globals');

export default [
  { ignores: ['build/', '**/node_modules/', '.ci/cmake/node_pre.js'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      'consistent-return': 'error',
      curly: ['error', 'multi-line'],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-alert': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-promise-executor-return': 'error',
      'no-shadow': 'error',
      'no-throw-literal': 'error',
      'no-unused-vars': ['error', { caughtErrors: 'all' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'require-await': 'error',
    },
  },
  {
    // Scripts of the page, and Emscripten's JS library: they name what they take from the wasm.
    files: ['web/**/*.js'],
    languageOptions: { sourceType: 'script', globals: globals.browser },
  },
  { files: ['web/**/*.mjs'], languageOptions: { globals: globals.browser } },
  {
    files: ['web/**'],
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['web/page/**'], rules: { 'max-lines': ['error', 300] } },
  { files: ['web/bridge/worker.mjs'], languageOptions: { globals: globals.worker } },
  { files: ['web/page/service_worker.mjs'], languageOptions: { globals: globals.serviceworker } },
  { files: ['web/packing/*.mjs'], languageOptions: { globals: globals.node } },
  {
    // Functions handed to Playwright run in the page.
    files: ['tests/**', '.ci/**', '*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
