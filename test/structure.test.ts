import { existsSync } from 'node:fs';
import { basename, dirname, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { version } from '../lib/report/version.ts';
import { componentRemedy, componentRooms, doors, folders, rooms } from './support/import-directions.ts';
import { kinds } from '../lib/vocabulary/kinds.ts';
import { roomsPicture } from './support/rooms-picture.ts';
import { coveredElsewhere } from './support/covered-elsewhere.ts';
import { files, filesIn, importsOf, lineAt, reachedFrom, root, textOf } from './support/repository.ts';

/** Each complaint says where and what to do; none at all is what we want. */
function expectNone(complaints: readonly string[]): void {
  expect(complaints, `\n${complaints.join('\n')}\n`).toEqual([]);
}

const sources = filesIn(['bin', 'components', 'entrypoints', 'lib', 'test'], '.ts', '.tsx');
const library = filesIn(['lib'], '.ts');
const documents = files.filter((file) => file.endsWith('.md'));
const ruleFiles = filesIn(['lib/rules'], '.ts').filter((file) => file.split('/').length === 4);

const isOfPagesAlone = (name: string): boolean => /^(jose|preact)(\/|$)/.test(name);
const topOf = (file: string): string => file.split('/')[0] ?? '';
const roomOf = (file: string): string => file.split('/')[1] ?? '';
const isLocal = (name: string): boolean => name.includes('/') && existsSync(root + name);

/** Rooms whose work is done in pages and on the command line: the worker is parsed at each event that wakes it. */
const forReaders =
  /^lib\/(verification|protections|causes|profiles|explain|catalogue|redact|inspection|facts\/said|rules\/words)\b/;

describe('imports', () => {
  it('go one way: entrypoints, components, bin -> lib', () => {
    expectNone(
      sources
        .filter((file) => topOf(file) in folders)
        .flatMap((file) =>
          importsOf(file)
            .filter((name) => isLocal(name) && !folders[topOf(file)]!.includes(topOf(name)))
            .map((name) => `${file} imports ${name}: move what both need into lib/, or hand it in.`),
        ),
    );
  });

  it('go one way inside lib', () => {
    expectNone(
      library.flatMap((file) => {
        const room = roomOf(file);
        const allowed = doors[room] ?? rooms[room]?.mayImport;
        if (!allowed)
          return [`lib/${room} has no import directions: add it to test/support/import-directions.ts.`];
        return importsOf(file)
          .filter((name) => name.startsWith('lib/'))
          .filter((name) => roomOf(name) !== room && !allowed.includes(roomOf(name)))
          .map(
            (name) =>
              `${file} imports ${name}. ${rooms[room]?.remedy ?? 'It may import ' + allowed.join(', ')}`,
          );
      }),
    );
  });

  it('go one way inside components: what is small does not know the whole', () => {
    expectNone(
      filesIn(['components'], '.ts', '.tsx').flatMap((file) => {
        const allowed = componentRooms[roomOf(file)];
        if (!allowed)
          return [
            `components/${roomOf(file)} has no import directions: add it to test/support/import-directions.ts.`,
          ];
        return importsOf(file)
          .filter((name) => topOf(name) === 'components' && roomOf(name) !== roomOf(file))
          .filter((name) => !allowed.includes(roomOf(name)))
          .map((name) => `${file} imports ${name}. ${componentRemedy}`);
      }),
    );
  });

  it('lead the worker to nothing that it wakes up for in vain', () => {
    const reached = reachedFrom('entrypoints/background/index.ts');
    expect(reached).toContain('lib/rules/counted.ts');
    expectNone(
      [...reached]
        .filter((file) => forReaders.test(file) || importsOf(file).some(isOfPagesAlone))
        .map((file) => `The worker reaches ${file}: it is for pages and the command line alone.`),
    );
  });

  it('never lead from one rule to another', () => {
    expectNone(
      ruleFiles.flatMap((file) =>
        importsOf(file)
          .filter((name) => ruleFiles.includes(name))
          .map((name) => `${file} imports ${name}: put what both need into lib/facts/.`),
      ),
    );
  });
});

it('docs/architecture.md shows the rooms as the table of import directions has them', () => {
  const picture = roomsPicture();
  expect(
    textOf('docs/architecture.md').includes(picture),
    `put this picture into docs/architecture.md:\n${picture}`,
  ).toBe(true);
});

describe('every export of lib/', () => {
  it('has a doc comment', () => {
    expectNone(
      library.flatMap((file) => {
        const text = textOf(file);
        return [...text.matchAll(/^export (?!(?:type )?[{*]|const words: RuleWords)(.*)$/gm)]
          .filter(({ index }) => !/\*\/\s*$/.test(text.slice(0, index)))
          .map(
            ({ index, 1: line = '' }) =>
              `${file}:${lineAt(text, index)} "${line.slice(0, 40)}": say above it what it is, its shapes and units, and what it does on bad input.`,
          );
      }),
    );
  });
});

describe('files', () => {
  const isData = (file: string): boolean =>
    /^test\/|\.(lock|svg|png)$|^package-lock\.json$|^CHANGELOG\.md$|^docs\/(?:rules\.md|causes\.md|specifications\.md|oauth-lens\.1)$|^lib\/(?:causes\/index|rules\/(?:index|counted|words))\.ts$/.test(
      file,
    );

  it('have at most 300 lines', () => {
    expectNone(
      files
        .filter((file) => !isData(file))
        .map((file) => ({ file, lines: textOf(file).split('\n').length - 1 }))
        .filter(({ lines }) => lines > 300)
        .map(
          ({ file, lines }) =>
            `${file} has ${lines} lines: find the second thing in it and give that a file.`,
        ),
    );
  });

  it('are named after the one thing in them', () => {
    expectNone(
      files
        .filter((file) => /(^|\/|-)(utils?|helpers?|common|misc|shared)(\/|\.|$)/i.test(file))
        .map((file) => `${file}: name it after what is in it, or split it until you can.`),
    );
  });
});

describe('colours', () => {
  // The button of the toolbar is drawn by the browser: it knows no CSS.
  const raw = new Set([
    'assets/tokens.css',
    // Generated of it.
    'lib/output/on-demand/style.ts',
    'assets/icon.svg',
    'assets/icon-small.svg',
    'entrypoints/background/browser-adapters.ts',
    'lib/badge.ts',
  ]);

  it('are raw in assets/tokens.css alone', () => {
    expectNone(
      filesIn(['assets', 'bin', 'components', 'entrypoints', 'lib'], '.css', '.ts', '.tsx', '.html', '.svg')
        .filter((file) => !raw.has(file))
        .flatMap((file) => {
          const text = textOf(file);
          return [
            ...text.matchAll(
              /['"\s:(](#[0-9a-f]{3}(?:[0-9a-f]{3})?(?:[0-9a-f]{2})?)\b(?!')|\b(?:rgba?|hsla?|oklch|lab)\(/gi,
            ),
          ]
            .filter(([found]) => !/^['"]#\d+$/.test(found))
            .map(
              ({ 0: found, index }) =>
                `${file}:${lineAt(text, index)} has ${found.trim()}: make it a token in assets/tokens.css.`,
            );
        }),
    );
  });

  it('are defined before they are used', () => {
    const styles = filesIn(['assets', 'components', 'entrypoints'], '.css', '.tsx').map(textOf);
    const defined = new Set(
      styles.flatMap((text) => [...text.matchAll(/(--[\w-]+)'?:/g)].map(([, name]) => name)),
    );
    expectNone(
      filesIn(['components', 'entrypoints'], '.css', '.tsx').flatMap((file) =>
        [...textOf(file).matchAll(/var\((--[\w-]+)/g)]
          .filter(([, name]) => !defined.has(name))
          .map(([, name]) => `${file} uses ${name}: define it in assets/tokens.css.`),
      ),
    );
  });
});

describe('package.json', () => {
  const manifest = JSON.parse(textOf('package.json')) as {
    readonly version: string;
    readonly scripts: Readonly<Record<string, string>>;
  };

  it('has the version that reports and traces carry', () => {
    expect(version, 'set lib/report/version.ts and package.json to the same version').toBe(manifest.version);
  });

  it('has the scripts that the documents name', () => {
    expectNone(
      documents.flatMap((file) =>
        [...textOf(file).matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(test|start)\b)/g)]
          .map(([, script, short]) => script ?? short ?? '')
          .filter((script) => !(script in manifest.scripts))
          .map((script) => `${file} names "npm run ${script}": add that script or correct the document.`),
      ),
    );
  });

  it('is described by a changelog', () => {
    expect(textOf('CHANGELOG.md'), 'begin a section for this version').toContain(`## ${manifest.version}`);
  });
});

describe('kinds of messages', () => {
  const names = Object.keys(kinds).join('|');
  // What redaction calls kinds are those of secrets.
  const product = filesIn(['bin', 'components', 'entrypoints', 'lib'], '.ts', '.tsx').filter(
    (file) => !file.startsWith('lib/redact/'),
  );

  it.each([
    ['by their spelling', /\bkind\??\.(?:startsWith|endsWith|includes|match|search)\(|\.test\(\w*\.?kind\)/g],
    ['in sets of their own', new RegExp(`new Set(?:<[^>]*>)?\\(\\[\\s*'(?:${names})'`, 'g')],
  ])('are not told apart %s', (_, pattern) => {
    expectNone(
      product.flatMap((file) =>
        [...textOf(file).matchAll(pattern)].map(
          ({ index }) =>
            `${file}:${lineAt(textOf(file), index)} tells kinds apart: ask their row in lib/vocabulary/kinds.ts.`,
        ),
      ),
    );
  });
});

describe('documents', () => {
  it('tell every kind of step', () => {
    const told = textOf('docs/report-format.md');
    expectNone(
      Object.entries(kinds)
        .filter(([kind, { role }]) => role !== 'evidence' && !told.includes(`\`${kind}\``))
        .map(([kind]) => `docs/report-format.md does not name the step kind ${kind}: add it to its list.`),
    );
  });

  it('link to files that exist', () => {
    expectNone(
      documents.flatMap((file) =>
        [...textOf(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
          .map(([, target = '']) => posix.join(dirname(file), target))
          .filter((target) => !existsSync(root + target))
          .map((target) => `${file} links to ${target}, which does not exist: correct the link.`),
      ),
    );
  });
});

/** The tests that covered-elsewhere.ts names for it: the longest start of its path decides. */
function coveringTests(file: string): readonly string[] {
  const starts = Object.keys(coveredElsewhere).filter((start) => file.startsWith(`lib/${start}`));
  return coveredElsewhere[starts.toSorted((a, b) => b.length - a.length)[0] ?? ''] ?? [];
}

/** More than types, re-exports and tables. */
function hasLogic(file: string): boolean {
  return /\b(?:if|for|while|switch|class)\b|=> /.test(textOf(file).replace(/\/\*[^]*?\*\/|\/\/.*$/gm, ''));
}

describe('tests', () => {
  const unitTests = filesIn(['test/unit'], '.test.ts', '.test.tsx');
  const mirrored = (file: string): string =>
    `test/unit/${file.replace(/^lib\//, '').replace(/\.tsx?$/, '.test.ts')}`;

  it('stand beside every rule, one for one', () => {
    const ruleTests = unitTests.filter((file) => /^test\/unit\/rules\/[^/]+\/[^/]+$/.test(file));
    expectNone([
      ...ruleFiles
        .filter((file) => !files.includes(mirrored(file)))
        .map(
          (file) =>
            `${file} has no test: write ${mirrored(file)}, with at least as many cases that must not fire.`,
        ),
      ...ruleTests
        .filter((file) => !ruleFiles.some((rule) => mirrored(rule) === file))
        .map((file) => `${file} tests no rule: remove it, or name it after its rule.`),
    ]);
  });

  it('name every rule by its file', () => {
    expectNone(
      ruleFiles
        .filter((file) => !textOf(file).includes(`id: '${basename(file, '.ts')}'`))
        .map((file) => `${file}: its id must be '${basename(file, '.ts')}'.`),
    );
  });

  it('stand at the mirrored path of every file with logic, or are named in covered-elsewhere.ts', () => {
    expectNone(
      library
        .filter(
          (file) => hasLogic(file) && !files.includes(mirrored(file)) && coveringTests(file).length === 0,
        )
        .map(
          (file) =>
            `${file}: write ${mirrored(file)}, or name its test in test/support/covered-elsewhere.ts.`,
        ),
    );
  });

  it('named in covered-elsewhere.ts reach what they are said to cover', () => {
    const missing = Object.values(coveredElsewhere)
      .flat()
      .filter((test) => !files.includes(`test/${test}`))
      .map(
        (test) =>
          `covered-elsewhere.ts names test/${test}, which does not exist: name the one that covers it now.`,
      );
    const reached = new Map(
      Object.values(coveredElsewhere).flatMap((tests) =>
        tests.map((test) => [test, reachedFrom(`test/${test}`)]),
      ),
    );
    const unreached = library
      .filter((file) => hasLogic(file) && !files.includes(mirrored(file)))
      .filter((file) => !coveringTests(file).some((test) => reached.get(test)?.has(file)))
      .map(
        (file) => `${file} is reached by none of ${coveringTests(file).join(', ')}: test it, or remove it.`,
      );
    expectNone(missing.length > 0 ? missing : unreached);
  });

  it('ask no clock how long something took: timings are for npm run bench', () => {
    expectNone(
      filesIn(['test/unit', 'test/golden'], '.test.ts', '.test.tsx')
        .filter((file) => textOf(file).includes('performance.now('))
        .map((file) => `${file} asks the clock: count what is done, or measure it in test/bench/.`),
    );
  });

  it('are not left focused, skipped or retried', () => {
    expectNone(
      filesIn(['test'], '.test.ts', '.test.tsx').flatMap((file) => {
        const text = textOf(file);
        return [...text.matchAll(/\b(?:it|test|describe)\.(?:only|skip|todo|fails)\b|\bretry:/g)].map(
          ({ 0: found, index }) =>
            `${file}:${lineAt(text, index)} has ${found}: mend the test, or take it out.`,
        );
      }),
    );
  });
});

describe('words', () => {
  // Put together here so that this file does not hold them.
  const forbidden = [
    ['/wo', 'rk/'],
    ['/ro', 'ot/'],
    ['/ho', 'me/'],
    ['sha', 'red/knowledge'],
    ['TO', 'DO'],
    ['FIX', 'ME'],
    ['regis', 'try.npmjs'],
  ].map((parts) => parts.join(''));

  it('of one machine or of unfinished work are in no file', () => {
    expectNone(
      files
        .filter((file) => !/\.(png|svg)$|^package-lock\.json$/.test(file))
        .flatMap((file) => {
          const text = textOf(file);
          return forbidden
            .filter((word) => text.includes(word))
            .map(
              (word) =>
                `${file}:${lineAt(text, text.indexOf(word))} has "${word}": write it so that it is true on every machine.`,
            );
        }),
    );
  });
});
