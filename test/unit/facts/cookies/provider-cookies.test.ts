import { describe, expect, it } from 'vitest';
import { providerCookiesOf } from '../../../../lib/facts/cookies/provider-cookies.ts';
import { sending, setting } from '../../../support/cookie-login.ts';
import { capture } from '../../../support/exchange.ts';

type Visit = {
  readonly set: string;
  readonly sent?: string;
  readonly form?: string;
  readonly later?: number;
};

/** A provider’s login page sets a cookie, and its form is posted: what of the provider’s cookies is lost. */
function lost({ set, sent, form = 'https://op.example/login', later = 0 }: Visit): readonly string[] {
  const exchanges = capture(
    { url: 'https://app.example/', ...sending({ Cookie: 'app=1' }) },
    {
      url: 'https://op.example/auth',
      responseHeaders: setting([set]),
      ...sending({ 'Sec-Fetch-Site': 'cross-site' }),
    },
    { url: 'https://cdn.example/x', responseHeaders: setting(['cdn=1; SameSite=None']) },
    {
      url: form,
      method: 'POST',
      startedAt: Date.UTC(2026, 0, 1, 0, 0, 3) + later,
      ...sending({ 'Sec-Fetch-Site': 'same-origin', ...(sent && { Cookie: sent }) }),
      status: 400,
    },
  );
  return providerCookiesOf(exchanges, exchanges[1]!, exchanges[3]!).lost.map(({ name, fate }) =>
    fate.kind === 'dropped' || fate.kind === 'withheld' ? `${name} ${fate.reason}` : `${name} ${fate.kind}`,
  );
}

describe('a provider loses its own cookie', () => {
  it.each<[string, Visit, string]>([
    ['set without Secure', { set: 'SESSION=1; SameSite=None' }, 'SESSION none-without-secure'],
    ['that has expired', { set: 'SESSION=1; Max-Age=60', later: 120_000 }, 'SESSION expired'],
    [
      'under another of its names',
      { set: 'SESSION=1', form: 'https://login.op.example/' },
      'SESSION other-host',
    ],
    [
      'over plain http',
      { set: 'SESSION=1; Secure', form: 'http://op.example/login' },
      'SESSION secure-over-http',
    ],
    ['and nothing tells why', { set: 'SESSION=1', sent: 'lang=en' }, 'SESSION missing'],
  ])('%s', (_, visit, expected) => {
    expect(lost(visit)).toEqual([expected]);
  });
});

describe('a provider loses nothing', () => {
  it.each<[string, Visit]>([
    ['where its cookie comes back', { set: 'SESSION=1', sent: 'SESSION=1' }],
    ['where it is for another path', { set: 'SESSION=1; Path=/other' }],
    ['where it deleted it', { set: 'SESSION=1; Max-Age=0' }],
    ['with a load balancer’s cookie', { set: 'AWSALB=1' }],
  ])('%s', (_, visit) => {
    expect(lost(visit)).toEqual([]);
  });
});
