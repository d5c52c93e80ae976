import { describe, expect, it } from 'vitest';
import { filtersFor } from '../../../../entrypoints/background/filters.ts';

const chrome = [
  'main_frame',
  'sub_frame',
  'stylesheet',
  'script',
  'image',
  'font',
  'object',
  'xmlhttprequest',
  'ping',
  'csp_report',
  'media',
  'websocket',
  'other',
];
const firefox = [...chrome, 'beacon', 'imageset', 'speculative', 'web_manifest'];

describe('what is listened to at rest', () => {
  it('is every navigation, and of all else what sounds like a login', () => {
    const { navigations, telling } = filtersFor(chrome);
    expect(navigations).toEqual({ urls: ['<all_urls>'], types: ['main_frame', 'sub_frame', 'other'] });
    expect(telling.types).toEqual(expect.arrayContaining(['xmlhttprequest', 'image']));
    expect(telling.urls).not.toContain('<all_urls>');
    expect(telling.urls).toEqual(
      expect.arrayContaining(['*://*/*token*', '*://*/reg*', '*://*/*/reg*', '*://*/*code=*']),
    );
  });

  it('is joined, in the tabs of logins, by all else, and by the headers of what is no part of a page', () => {
    const { others, sent } = filtersFor(chrome);
    expect(others.filter((kind) => !sent.includes(kind))).toEqual([
      'stylesheet',
      'script',
      'image',
      'font',
      'media',
    ]);
  });

  it('hears no request twice: each kind is of navigations or of telling addresses', () => {
    const { navigations, telling } = filtersFor(firefox);
    expect([...navigations.types!, ...telling.types!].toSorted()).toEqual(firefox.toSorted());
  });

  it.each([['Chrome', chrome] as const, ['Firefox', firefox] as const])(
    'names no kind that %s does not know: it would refuse the listener',
    (_name, kinds) => {
      const { rare, ...others } = filtersFor(kinds);
      expect(rare.types).toBeUndefined();
      const named = Object.values(others).flatMap((filter) =>
        Array.isArray(filter) ? filter : filter.types,
      );
      expect(kinds).toEqual(expect.arrayContaining(named));
    },
  );
});
