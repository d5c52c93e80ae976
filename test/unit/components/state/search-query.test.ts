import { describe, expect, it } from 'vitest';
import { searchQuery, wantedWords } from '../../../../components/state/search-query.ts';

const read = (typed: string) =>
  searchQuery(typed).map(({ field, text, excluded }) => `${excluded ? 'not ' : ''}${field ?? 'any'} ${text}`);

describe('what somebody typed', () => {
  it('is words, in one place or anywhere, wanted or not', () => {
    expect(read('Login host:OP.example -rule:pkce -silent')).toEqual([
      'any login',
      'host op.example',
      'not rule pkce',
      'not any silent',
    ]);
  });

  it('is one word within quotation marks, closed or not', () => {
    expect(read('"not found" client:"My app')).toEqual(['any not found', 'client my app']);
  });

  it('is an address, not a place to look in', () => {
    expect(read('https://app.example/cb?a=b urn:ietf:wg')).toEqual([
      'any https://app.example/cb?a=b',
      'any urn:ietf:wg',
    ]);
  });

  it('is nothing where nothing is said yet', () => {
    expect([read(''), read('host:'), read('-')].flat()).toEqual([]);
  });

  it('is marked where it is wanted anywhere', () => {
    expect(wantedWords(searchQuery('abc -def host:ghi'))).toEqual(['abc']);
  });
});
