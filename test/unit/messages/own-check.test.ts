import { describe, expect, it } from 'vitest';
import { isOwnCheck } from '../../../lib/messages/own-check.ts';
import { viewOf } from '../../../lib/messages/view.ts';
import { exchange, urlWith } from '../../support/exchange.ts';
import { flowsOf } from '../../support/flow.ts';

const google = 'https://accounts.google.com/o/oauth2/v2/auth';
const entra = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize';
const facebook = 'https://www.facebook.com/v19.0/dialog/oauth';

/** A request for a login with these parameters beside the usual ones. */
const asked = (at: string, more: Readonly<Record<string, string>>) =>
  urlWith(at, {
    client_id: 'c-1',
    response_type: 'code',
    scope: 'openid',
    state: 'af0ifjsldkj9320ad',
    ...more,
  });
const isOwn = (url: string) => isOwnCheck(viewOf(exchange({ url })));

describe('a provider’s own check', () => {
  it.each([
    ['Facebook’s old ping', 'https://www.facebook.com/connect/ping?client_id=1'],
    ['Facebook’s status, on its mobile host', 'https://m.facebook.com/x/oauth/status?client_id=1'],
    ['Facebook’s status page', 'https://web.facebook.com/extern/login_status.php?app_id=1'],
    ['Google’s frame for scripts', 'https://accounts.google.com/o/oauth2/iframe'],
    ['Google’s status', 'https://accounts.google.com/gsi/status?client_id=1'],
    ['Microsoft’s list of accounts', 'https://login.microsoftonline.com/savedusers?wreply=x'],
    ['in other letters', 'https://ACCOUNTS.google.com/GSI/status'],
    [
      'of a site of Microsoft’s own',
      asked(entra, { prompt: 'none', redirect_uri: 'https://www.bing.com/orgid/idtoken/nosignin' }),
    ],
    [
      'of a site of Google’s own',
      asked(google, { prompt: 'none', redirect_uri: 'https://www.youtube.com/signin' }),
    ],
    [
      'of Google’s script, which names no address',
      asked(google, { immediate: 'true', redirect_uri: 'postmessage' }),
    ],
    [
      'of Google’s script, by its relay',
      asked(google, { prompt: 'none', redirect_uri: 'storagerelay://https/app.example' }),
    ],
  ])('is %s', (_, url) => {
    expect(isOwn(url)).toBe(true);
  });

  it.each([
    [
      'an app’s silent check at Google',
      asked(google, { prompt: 'none', redirect_uri: 'https://app.example/cb' }),
    ],
    [
      'an app’s silent check at Entra',
      asked(entra, { prompt: 'none', redirect_uri: 'https://app.example/cb' }),
    ],
    [
      'a login of Microsoft’s own site that asks',
      asked(entra, { redirect_uri: 'https://www.office.com/landing' }),
    ],
    [
      'a login of Google’s own site with consent',
      asked(google, { prompt: 'consent', redirect_uri: 'https://www.youtube.com/signin' }),
    ],
    ['a site that only ends so', asked(google, { prompt: 'none', redirect_uri: 'https://notgoogle.com/cb' })],
    [
      'a site whose name begins so',
      asked(google, { prompt: 'none', redirect_uri: 'https://www.google.com.evil.example/cb' }),
    ],
    [
      'another provider’s own site',
      asked(google, { prompt: 'none', redirect_uri: 'https://www.bing.com/cb' }),
    ],
    ['a login by Facebook’s dialog', asked(facebook, { redirect_uri: 'https://app.example/cb' })],
    [
      'Facebook’s dialog, hidden, for an app',
      asked(facebook, { display: 'hidden', redirect_uri: 'https://app.example/cb' }),
    ],
    ['the same path at another host', 'https://www.facebook.com.app.example/connect/ping'],
    ['a path that begins so', 'https://accounts.google.com/gsi/status-page'],
    [
      'another Keycloak’s silent check',
      asked('https://sso.example/auth', { prompt: 'none', redirect_uri: 'postmessage' }),
    ],
    ['what is no address', 'about:blank'],
  ])('is not %s', (_, url) => {
    expect(isOwn(url)).toBe(false);
  });

  it('opens no login, and that of an app does', () => {
    const login = (more: Readonly<Record<string, string>>) =>
      flowsOf([exchange({ url: asked(google, more), status: 302, context: { resourceType: 'sub_frame' } })]);
    expect(login({ prompt: 'none', redirect_uri: 'https://www.youtube.com/signin' })).toEqual([]);
    expect(login({ prompt: 'none', redirect_uri: 'https://app.example/cb' })).toHaveLength(1);
  });
});
