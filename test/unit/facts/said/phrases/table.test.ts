import { describe, expect, it } from 'vitest';
import { loosePhrases } from '../../../../../lib/facts/said/phrases/loose.ts';
import { phraseTable } from '../../../../../lib/facts/said/phrases/table.ts';
import { saidCauseNames } from '../../../../../lib/vocabulary/said-cause-names.ts';
import { samples } from '../../../../support/phrase-samples/samples.ts';
import { phraseIds } from '../../../../support/said.ts';

describe('a phrase', () => {
  it.each(samples)('$id is known in “$words”', ({ id, shownAs }) => {
    const missed = shownAs.filter(([, exchange]) => !phraseIds(exchange).includes(id)).map(([way]) => way);
    expect(missed).toEqual([]);
  });
});

describe('the table of phrases', () => {
  it('has a real sentence for each of its rows', () => {
    const shown = new Set(samples.map(({ id }) => id));
    expect(phraseTable.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });

  it('names each row once, in kebab case', () => {
    const ids = phraseTable.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('points to known causes, to the same one once', () => {
    const known = new Set<string>(saidCauseNames);
    const pointed = phraseTable.map(({ id, cause, suspects }) => ({
      id,
      causes: cause ? [cause] : suspects,
    }));
    expect(pointed.filter(({ causes }) => causes.some((name) => !known.has(name)))).toEqual([]);
    expect(pointed.filter(({ causes }) => new Set(causes).size < causes.length)).toEqual([]);
  });

  it('points to every cause that words are said to tell of, the loose ones counted', () => {
    const pointed = new Set<string>(
      [...phraseTable, ...loosePhrases].flatMap(({ cause, suspects }) => cause ?? suspects),
    );
    expect(saidCauseNames.filter((name) => !pointed.has(name))).toEqual([]);
  });

  it('has something to recognise in each row', () => {
    const empty = phraseTable.filter(
      ({ says, tokens, codes }) => [...says, ...tokens, ...codes].length === 0,
    );
    expect(empty).toEqual([]);
  });
});
