import { describe, expect, it } from 'vitest';
import type { Header } from '../../../lib/exchange/exchange.ts';
import { isFromOtherSite, isInFrame, sentNoCookie } from '../../../lib/exchange/frame.ts';
import { exchange } from '../../support/exchange.ts';

const sent = (...requestHeaders: readonly Header[]) =>
  exchange({ url: 'https://op.example/auth', requestHeaders });

describe('a document in a frame', () => {
  it('is known by its type or by what the browser says', () => {
    expect(isInFrame(exchange({ url: 'https://op.example/', context: { resourceType: 'sub_frame' } }))).toBe(
      true,
    );
    expect(isInFrame(sent(['Sec-Fetch-Dest', 'iframe']))).toBe(true);
  });

  it('is not one at the top of a tab, nor where nothing tells', () => {
    expect(isInFrame(sent(['Sec-Fetch-Dest', 'document']))).toBe(false);
    expect(isInFrame(exchange({ url: 'https://op.example/' }))).toBe(false);
  });
});

describe('a request from another site', () => {
  it.each<[Header]>([
    [['Sec-Fetch-Site', 'cross-site']],
    [['Referer', 'https://app.elsewhere/']],
    [['Referer', 'http://127.0.0.1/']],
  ])('is known by %j', (header) => {
    expect(isFromOtherSite(sent(header))).toBe(true);
  });

  it.each<[Header]>([
    [['Sec-Fetch-Site', 'same-site']],
    [['Sec-Fetch-Site', 'none']],
    [['Referer', 'https://login.op.example/']],
    [['Referer', 'not an address']],
    [['Accept', '*/*']],
  ])('is not one by %j', (header) => {
    expect(isFromOtherSite(sent(header))).toBe(false);
  });

  it('is what the browser says, whatever the hosts', () => {
    expect(
      isFromOtherSite(sent(['Sec-Fetch-Site', 'same-origin'], ['Referer', 'https://app.elsewhere/'])),
    ).toBe(false);
  });
});

describe('cookies', () => {
  it('were not sent where headers were recorded without one', () => {
    expect(sentNoCookie(sent(['Accept', '*/*']))).toBe(true);
    expect(sentNoCookie(sent(['Cookie', 'a=1']))).toBe(false);
  });

  it('may have been sent where no headers were recorded', () => {
    expect(sentNoCookie(exchange({ url: 'https://op.example/' }))).toBe(false);
    expect(sentNoCookie(sent())).toBe(false);
  });
});
