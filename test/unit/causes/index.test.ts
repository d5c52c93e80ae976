import { describe, expect, it } from 'vitest';
import { causes } from '../../../lib/causes/index.ts';
import { silentCauseNames } from '../../../lib/vocabulary/cause-name.ts';
import { references } from '../../../lib/spec/references.ts';
import { causeFiles, causeIndex } from '../../support/generated/cause-index.ts';
import { documents } from '../../support/generated/documents.ts';
import { idOf } from '../../support/generated/generated-file.ts';
import { filesIn, importsOf, textOf } from '../../support/repository.ts';

it('the index lists the cause files: npm run generate', () => {
  const { path, text } = causeIndex();
  expect(textOf(path)).toBe(text);
});

it.each(documents())('$path tells of every one: npm run generate', ({ path, text }) => {
  expect(textOf(path)).toBe(text);
});

it('every cause has a test of its own, in the same place', () => {
  const tested = new Set(filesIn(['test/unit/causes'], '.test.ts'));
  const expected = causeFiles.map((file) =>
    file.replace(/^lib\//, 'test/unit/').replace(/\.ts$/, '.test.ts'),
  );
  expect(expected.filter((file) => !tested.has(file))).toEqual([]);
});

it('no name is left of a cause that no words, no file and no general reason tell of', () => {
  const ids = new Set<string>(causes.map(({ id }) => id));
  const general = filesIn(['lib/causes/general'], '.ts').map(textOf).join('\n');
  expect(silentCauseNames.filter((name) => !ids.has(name) && !general.includes(`'${name}'`))).toEqual([]);
});

describe.each(causes.map((cause, at) => [cause.id, cause, causeFiles[at]!] as const))(
  '%s',
  (id, cause, file) => {
    it('is named as its file, in kebab-case', () => {
      expect(id).toBe(idOf(file));
      expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
    });

    it('says what proves it, what speaks against it and what mends it', () => {
      expect(cause.title).toMatch(/^\S+ .*[^.]$/);
      for (const text of [cause.signs, cause.against, cause.fix])
        expect(text).toMatch(/^[A-Z“a-z].{15,}\.$/s);
      expect(cause.example).toMatch(/^\S.{9,}$/);
    });

    it('names other causes, and each once', () => {
      expect([...cause.confusedWith, ...cause.folds]).not.toContain(id);
      expect(new Set(cause.folds).size).toBe(cause.folds.length);
      expect(new Set(cause.confusedWith).size).toBe(cause.confusedWith.length);
    });

    it('refers to sections that can be opened', () => {
      for (const { url } of references(cause.references)) expect(URL.canParse(url)).toBe(true);
    });

    it('imports no other cause', () => {
      expect(importsOf(file).filter((name) => causeFiles.includes(name))).toEqual([]);
    });
  },
);
