import { defineConfig } from 'oxlint';
import { componentRemedy, componentRooms, folders, rooms } from './test/support/import-directions.ts';

type Pattern = { readonly regex: string; readonly message: string };

const everywhere =
  'lib/ runs in a worker, a page and Node alike: take what you need as data or as a function.';
const browserAndNode = ['browser', 'chrome', 'document', 'window', 'location', 'navigator', 'localStorage']
  .concat(['sessionStorage', 'indexedDB', 'fetch', 'XMLHttpRequest', 'process', 'Buffer', 'global'])
  .map((name) => ({ name, message: everywhere }));

const up = String.raw`^(\.\./)+`;

function packages(names: string, message: string): Pattern {
  return { regex: `^(${names})(/|$)|^node:`, message };
}

/** Forbids the other top folders. */
function otherFolders(folder: string): Pattern {
  const others = ['bin', 'components', 'entrypoints', 'test'].filter(
    (name) => !folders[folder].includes(name),
  );
  return {
    regex: `${up}(${others.join('|')})/`,
    message:
      'Imports go one way: entrypoints, components, bin -> lib. Move what both need into lib/, or hand it in.',
  };
}

/** Forbids the rooms of lib/ that come later on the street. */
function laterRooms(room: string): Pattern[] {
  const { mayImport, remedy } = rooms[room];
  const later = Object.keys(rooms).filter((name) => name !== room && !mayImport.includes(name));
  const message = `${room}/ may import ${mayImport.join('/, ') || 'no other room'}${mayImport.length > 0 ? '/' : ''} only. ${remedy}`;
  return [{ regex: `${up}((${later.join('|')})/|inspect|street|watch|evidence|badge|reading)`, message }];
}

/** Forbids the rooms of components/ that a room does not stand on. */
function laterParts(room: string): Pattern {
  const later = Object.keys(componentRooms).filter(
    (name) => name !== room && !componentRooms[room].includes(name),
  );
  return {
    regex: String.raw`^\.\./(${later.join('|')})/`,
    message: `components/${room}/ may import ${componentRooms[room].join('/, ') || 'no other room'} only. ${componentRemedy}`,
  };
}

function restrictImports(files: string, patterns: Pattern[]) {
  return { files: [files], rules: { 'no-restricted-imports': ['error' as const, { patterns }] } };
}

const pure = [packages('wxt|preact|@preact|puppeteer-core', everywhere), otherFolders('lib')];

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'react', 'vitest', 'node'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  options: { typeAware: true },
  env: { builtin: true, es2024: true },
  ignorePatterns: ['.output', '.wxt', '/output', 'test/golden/captures'],
  rules: {
    'no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    'typescript/no-explicit-any': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-namespace': 'error',
    'typescript/no-require-imports': 'error',
    'typescript/no-import-type-side-effects': 'error',
    'import/no-cycle': 'error',
    'import/no-duplicates': 'error',
    'import/no-commonjs': 'error',
    'import/extensions': ['error', 'always', { ignorePackages: true }],
    'import/no-unassigned-import': ['error', { allow: ['**/*.css'] }],
    // These ask the compiler for types (oxlint-tsgolint).
    'typescript/no-floating-promises': 'error',
    'typescript/await-thenable': 'error',
    // What a click begins may take its time.
    'typescript/no-misused-promises': [
      'error',
      { checksVoidReturn: { attributes: false, properties: false } },
    ],
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // What others recorded is narrowed by hand, methods are handed on by their objects, the compiler itself wants every
    // return, and texts are sorted and spread as they are.
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/unbound-method': 'off',
    'typescript/consistent-return': 'off',
    'typescript/no-base-to-string': 'off',
    'typescript/require-array-sort-compare': 'off',
    'typescript/no-misused-spread': 'off',
    'typescript/no-unsafe-enum-comparison': 'off',
    eqeqeq: 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'object-shorthand': 'error',
    'no-else-return': ['error', { allowElseIf: false }],
    'no-param-reassign': 'error',
    'no-throw-literal': 'error',
    'no-fallthrough': 'error',
    'no-case-declarations': 'error',
    'no-eval': 'error',
    'no-new-func': 'error',
    'no-proto': 'error',
    'no-alert': 'error',
    'no-console': 'error',
    'max-depth': ['error', 4],
    'max-nested-callbacks': ['error', 4],
    complexity: ['error', { max: 20, variant: 'modified' }],
    'unicorn/prefer-node-protocol': 'error',
    'unicorn/throw-new-error': 'error',
    'unicorn/prefer-array-some': 'error',
    'unicorn/error-message': 'error',
    'unicorn/prefer-type-error': 'error',
    'vitest/expect-expect': ['error', { assertFunctionNames: ['expect*'] }],
    // HAR and its dialects spell their extensions with an underscore.
    'no-underscore-dangle': 'off',
    // Preact needs no import for JSX, speaks of `class`, and its signals are written to.
    'react/react-in-jsx-scope': 'off',
    'react/no-unknown-property': 'off',
    'react/immutability': 'off',
    'react/exhaustive-deps': 'off',
    'react/no-array-index-key': 'off',
    // Taste, or a saving that does not matter here.
    'oxc/no-map-spread': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/no-array-sort': 'off',
    'import/no-named-as-default': 'off',
    'import/no-named-as-default-member': 'off',
  },
  overrides: [
    { files: ['lib/**/*.ts'], rules: { 'no-restricted-globals': ['error', ...browserAndNode] } },
    restrictImports('lib/*.ts', pure),
    ...Object.keys(rooms).map((room) =>
      restrictImports(`lib/${room}/**/*.ts`, [...pure, ...laterRooms(room)]),
    ),
    ...Object.keys(componentRooms).map((room) =>
      restrictImports(`components/${room}/**/*.{ts,tsx}`, [
        packages(
          'wxt',
          'components/ are functions of data: let the entrypoint hand the browser in as a function.',
        ),
        otherFolders('components'),
        laterParts(room),
      ]),
    ),
    restrictImports('entrypoints/**/*.{ts,tsx}', [otherFolders('entrypoints')]),
    restrictImports('bin/**/*.ts', [
      {
        regex: '^(wxt|preact|@preact)(/|$)',
        message: 'bin/ is arguments, files and exit status: the rest is lib/.',
      },
      otherFolders('bin'),
    ]),
    restrictImports('bin/testing/**/*.ts', [
      {
        regex: '^[^.]',
        message:
          'bin/testing/ runs beside any test runner: it stands on lib/ alone, and describes what others bring by its shape.',
      },
      otherFolders('bin'),
    ]),
    {
      files: ['test/**'],
      rules: {
        'no-console': 'off',
        'no-shadow': 'off',
        // A handler of a test server may take its time as well.
        'typescript/no-misused-promises': 'off',
        'typescript/no-unnecessary-type-assertion': 'off',
        'typescript/no-meaningless-void-operator': 'off',
        'no-await-in-loop': 'off',
        'max-nested-callbacks': 'off',
        'vitest/no-conditional-expect': 'off',
        // A builder's `then` is a step that follows, no promise.
        'unicorn/no-thenable': 'off',
        'unicorn/prefer-array-find': 'off',
      },
    },
  ],
});
