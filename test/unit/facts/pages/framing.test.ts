import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { framingOf } from '../../../../lib/facts/pages/framing.ts';

const xfo = (...values: readonly string[]): readonly Header[] =>
  values.map((value) => ['X-Frame-Options', value] as const);
const csp = (...values: readonly string[]): readonly Header[] =>
  values.map((value) => ['Content-Security-Policy', value] as const);

const cases = (list: readonly (readonly [name: string, headers: readonly Header[]])[]) => list;

describe('a page can be framed by others', () => {
  it.each(
    cases([
      ['ALLOWALL', xfo('ALLOWALL')],
      ['ALLOW-FROM, which no browser knows any more', xfo('ALLOW-FROM https://partner.example')],
      ['an empty value', xfo('')],
      ['a word that means nothing', xfo('none')],
      ['two words that mean nothing', xfo('allow', 'all')],
      ['any host', csp('frame-ancestors *')],
      ['any host by a scheme', csp("default-src 'self'; frame-ancestors https:")],
      ['any host of a scheme', csp('frame-ancestors https://*')],
      ['any host and port', csp('frame-ancestors https://*:*')],
      ['any name of a suffix', csp('frame-ancestors https://*.com')],
      ['any name where strangers register theirs', csp("frame-ancestors 'self' https://*.github.io")],
      [
        'a policy that is open, beside a header that is not looked at then',
        [...csp('frame-ancestors *'), ...xfo('DENY')],
      ],
    ]),
  )('who sends %s', (_, headers) => {
    expect(framingOf(headers)).toMatchObject({ isOpen: true, why: 'no effect' });
  });

  it.each(
    cases([
      ['nothing', []],
      ['a policy of other things', csp("default-src 'self'")],
      [
        'a policy that is only reported',
        [['Content-Security-Policy-Report-Only', "frame-ancestors 'none'"]] as const,
      ],
    ]),
  )('who sends %s', (_, headers) => {
    expect(framingOf(headers)).toEqual({ isOpen: true, why: 'nothing' });
  });

  it('and what it says is quoted', () => {
    expect(framingOf(xfo('ALLOW-FROM https://p.example'))).toMatchObject({
      said: 'X-Frame-Options: ALLOW-FROM https://p.example',
    });
    expect(framingOf(csp("script-src 'self'; Frame-Ancestors  *"))).toMatchObject({
      said: 'frame-ancestors *',
    });
  });
});

describe('a page is kept out of frames', () => {
  it.each(
    cases([
      ['DENY', xfo('DENY')],
      ['sameorigin in any case', xfo('SameOrigin')],
      ['one value twice', xfo('DENY', 'deny')],
      ['one value twice in one header', xfo('SAMEORIGIN, SAMEORIGIN')],
      ['two that contradict each other', xfo('DENY', 'SAMEORIGIN')],
      ['two of which one opens', xfo('ALLOWALL, SAMEORIGIN')],
      ['nobody', csp("frame-ancestors 'none'")],
      ['an empty list', csp('frame-ancestors')],
      ['itself', csp("default-src *; frame-ancestors 'self'")],
      ['a named host', csp('frame-ancestors https://portal.example')],
      ['the names of one owner', csp('frame-ancestors https://*.portal.example')],
      ['two policies, one of them strict', csp('frame-ancestors *', "frame-ancestors 'none'")],
      ['two policies in one header', csp("frame-ancestors *, frame-ancestors 'self'")],
      ['a strict policy beside a header that opens', [...csp("frame-ancestors 'none'"), ...xfo('ALLOWALL')]],
      ['the first of two of one policy', csp("frame-ancestors 'none'; frame-ancestors *")],
    ]),
  )('by %s', (_, headers) => {
    expect(framingOf(headers)).toEqual({ isOpen: false });
  });
});
