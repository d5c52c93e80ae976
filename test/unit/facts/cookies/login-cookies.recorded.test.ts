import { describe, expect, it } from 'vitest';
import { loginCookiesOf, type LoginCookies } from '../../../../lib/facts/cookies/login-cookies.ts';
import { loginExchangesOf } from '../../../../lib/facts/cookies/login-exchanges.ts';
import { createCorrelation } from '../../../../lib/flows/correlate.ts';
import { allExchanges, captureText } from '../../../support/captures.ts';

/** The cookies of every login in a recording of real software in a real browser. */
function loginsIn(name: string): readonly LoginCookies[] {
  const exchanges = allExchanges(captureText(name));
  const { assembly, put } = createCorrelation(() => {});
  for (const one of exchanges) put(one);
  return assembly.drafts.flatMap((draft) => {
    const login = loginExchangesOf({ messages: draft.messages, context: exchanges });
    return login ? [loginCookiesOf(login)] : [];
  });
}

/** Name, fate and reason of the cookie that matters most. */
function first([login]: readonly LoginCookies[]): string | undefined {
  const [cookie] = login?.cookies ?? [];
  if (!cookie) return undefined;
  const { fate } = cookie;
  const reason =
    fate.kind === 'withheld' || fate.kind === 'dropped' ? `${fate.reason} ${fate.confidence}` : '';
  return `${cookie.name.replace(/[A-Za-z\d_-]{20,}$/, '…')} ${fate.kind} ${reason}`.trim();
}

describe('a recorded login that fails by its cookie', () => {
  it.each([
    ['failing-strict-session', 'wiki.sid withheld strict certain'],
    ['failing-lax-form-post', 'wiki.sid withheld lax-post certain'],
    ['failing-none-without-secure', 'wiki.sid dropped none-without-secure certain'],
    ['failing-cookie-of-another-domain', 'wiki.sid dropped domain-foreign certain'],
    ['failing-localhost-or-127', 'wiki.sid withheld other-host certain'],
    ['failing-expired-session', 'wiki.sid expired'],
  ])('%s: %s', (name, expected) => {
    expect(first(loginsIn(name))).toBe(expected);
  });

  it('is overwritten by a second start', () => {
    const [login] = loginsIn('failing-prefetched-login');
    expect(login?.cookies[0]).toMatchObject({ fate: { kind: 'came' }, overwrite: { confidence: 'firm' } });
  });

  it('has the state of its first attempt deleted by a later one', () => {
    const [login] = loginsIn('failing-oldest-state-dropped');
    expect(login?.cookies[0]).toMatchObject({
      fate: { kind: 'deleted' },
      signs: [{ kind: 'tied' }, {}, {}, {}],
    });
  });

  it('sends more than a server takes', () => {
    const { header } = loginsIn('failing-nginx-big-request')[0]!.journey;
    expect(header).toMatchObject({ families: [{ name: 'mod_auth_openidc_state_', count: 4 }] });
    expect(header?.bytes).toBeGreaterThan(8000);
  });

  it('stores nothing behind a proxy', () => {
    expect(loginsIn('failing-no-cookie-behind-proxy')[0]?.storedNothing).toBe('firm');
  });
});

it('a recorded session whose path is the callback’s alone comes with nothing else', () => {
  const session = loginsIn('failing-endless-login')[0]?.afterwards.find(({ name }) => name === 'appSession');
  expect(session).toMatchObject({
    path: '/callback',
    fate: { kind: 'withheld', reason: 'other-path' },
    next: { url: expect.stringMatching(/\/mine$/) },
    carriedBy: { url: expect.stringMatching(/\/callback\?/) },
  });
});

describe('a recorded login whose cookies are not at fault loses none', () => {
  it.each([
    'web-app-query',
    'web-app-form-post',
    'web-app-hybrid-form-post',
    'web-app-pushed',
    'web-app-logout',
    'firefox-web-app-form-post',
    'oauth1-web-app',
    'saml-login',
    'saml-login-post',
    'saml-idp-initiated',
    'wsfed-login',
    'cas-login',
    'openid2-login',
    'broker-login',
    'spa-login',
    'spa-login-iframe',
    'failing-two-tabs',
    'failing-replicas',
    'failing-haproxy-forbids',
    'failing-nginx-big-header',
  ])('%s', (name) => {
    const logins = loginsIn(name);
    const needed = logins.flatMap(({ cookies }) =>
      cookies.filter(({ signs }) => signs.some(({ kind }) => kind === 'tied' || kind === 'set-by-start')),
    );
    expect(needed.map(({ fate }) => fate.kind).filter((kind) => kind !== 'came')).toEqual([]);
    expect(needed.flatMap(({ overwrite }) => overwrite ?? [])).toEqual([]);
    const kept = logins.flatMap(({ afterwards }) => afterwards.filter(({ write }) => write.act === 'set'));
    expect(kept.map(({ fate }) => fate?.kind ?? 'came').filter((kind) => kind !== 'came')).toEqual([]);
  });
});
