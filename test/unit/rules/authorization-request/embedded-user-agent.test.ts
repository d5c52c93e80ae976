import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'embedded-user-agent';
const webView =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36';
const login = (...requestHeaders: readonly Header[]) => codeFlow({ requestExchange: { requestHeaders } });
const navigates: Header = ['Sec-Fetch-Mode', 'navigate'];

describe('embedded-user-agent is medium for', () => {
  it.each<readonly [string, readonly Header[]]>([
    ['an application that names itself', [['X-Requested-With', 'com.example.shop'], navigates]],
    ['a web view that goes to the page', [['User-Agent', webView], navigates]],
  ])('%s, also after redaction', (_, headers) => {
    expect(verdictsOf(rule, login(...headers))).toEqual(['medium firm']);
    expect(verdictsOf(rule, redacted(login(...headers)))).toEqual(['medium firm']);
  });
});

describe('embedded-user-agent says nothing', () => {
  it.each<readonly [string, readonly Header[]]>([
    ['of a program that copied the name', [['User-Agent', webView]]],
    ['of a program that names itself so', [['X-Requested-With', 'com.example.shop']]],
    ['of Chrome for Android', [['User-Agent', webView.replace('; wv', '')], navigates]],
    ['of a script’s own header', [['X-Requested-With', 'XMLHttpRequest'], navigates]],
    ['of a desktop', [['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64) Chrome/126 Safari/537.36'], navigates]],
  ])('%s', (_, headers) => {
    expect(outcomeOf(rule, login(...headers))).toBe('pass');
  });

  it('where headers were not recorded', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
