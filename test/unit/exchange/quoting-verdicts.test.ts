import { describe, expect, it } from 'vitest';
import {
  readRecordedSizes,
  readRecordedWords,
  writeRecordedSizes,
  writeRecordedWords,
} from '../../../lib/exchange/quoting-verdicts.ts';

describe('words as a verdict', () => {
  const all = [
    { where: 'member', source: 'body', name: 'error', text: 'a "b"', phrases: ['x-y'], codes: ['E1'] },
    { where: 'title', source: 'body', name: '', text: '', phrases: [], codes: [] },
  ];

  it('come back as they were', () => {
    expect(readRecordedWords(writeRecordedWords(all))).toEqual(all);
  });

  it.each([undefined, '', 'null', '{}', '[', '[[', 'other'])('are none in %s', (value) => {
    expect(readRecordedWords(value)).toBeUndefined();
  });

  it('leave out rows that are none', () => {
    expect(readRecordedWords('[1,null,[],["a"],[1,2,3,4],["w","s","n","t",5,[6,"c"]]]')).toEqual([
      { where: 'w', source: 's', name: 'n', text: 't', phrases: [], codes: ['c'] },
    ]);
  });
});

describe('sizes as a verdict', () => {
  const sizes = {
    part: 'headers',
    certainty: 'likely',
    headerBytes: 9000,
    cookieBytes: 8500,
    addressBytes: 40,
    cookieCount: 2,
    cookies: [{ name: 'a:b', bytes: 8000 }, { name: 'c', bytes: 7 }],
  } as const; // prettier-ignore

  it('come back as they were', () => {
    expect(readRecordedSizes(writeRecordedSizes(sizes))).toEqual(sizes);
  });

  it.each([undefined, '', 'headers', 'headers said', 'tail said 1 2 3 4', 'body said 1 2 x 4'])(
    'are none in %s',
    (value) => {
      expect(readRecordedSizes(value)).toBeUndefined();
    },
  );
});
