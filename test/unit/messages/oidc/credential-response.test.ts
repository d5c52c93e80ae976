import { describe, expect, it } from 'vitest';
import { baseTime, form } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const google = 'https://accounts.google.com';
const client = '407408718192.apps.googleusercontent.com';
const now = baseTime / 1000;
const credential = jwt({
  iss: google,
  aud: client,
  azp: client,
  sub: '1107',
  nonce: 'n-1',
  iat: now,
  exp: now + 3600,
});
const posted = (fields: Readonly<Record<string, string>>, cookie?: string, resourceType = 'main_frame') =>
  flowsOf([
    form('https://app.example/gsi', fields, {
      status: 302,
      redirectUrl: 'https://app.example/',
      context: { resourceType: resourceType as 'main_frame', initiator: google },
      requestHeaders: cookie ? [['Cookie', cookie]] : undefined,
    }),
  ]);

describe('a credential that Google’s script posts', () => {
  it('is a login with an ID token', () => {
    const fields = { credential, g_csrf_token: '8f1c', select_by: 'btn' };
    expect(posted(fields, 'a=1; g_csrf_token=8f1c')).toMatchObject([
      {
        protocol: 'oidc',
        grant: 'implicit',
        response_mode: 'form_post',
        outcome: 'unclear',
        client: { id: client, redirect_uri: 'https://app.example/gsi' },
        server: { issuer: google, origin: google },
        steps: [{ kind: 'authorization_response', params: { select_by: 'btn' } }],
        findings: [],
      },
    ]);
  });

  it('is recognised without its cookie where cookies were not recorded', () => {
    expect(posted({ credential, g_csrf_token: '8f1c' })).toHaveLength(1);
  });

  it('is recognised from others who do the same with the cookie', () => {
    const theirs = jwt({ iss: 'https://id.example', aud: 'site-7', sub: '1' });
    expect(posted({ credential: theirs, g_csrf_token: '8f1c' }, 'g_csrf_token=8f1c')).toHaveLength(1);
    expect(posted({ credential: theirs, g_csrf_token: '8f1c' }, 'g_csrf_token=other')).toEqual([]);
    expect(posted({ credential: theirs, g_csrf_token: '8f1c' })).toEqual([]);
  });

  it.each([
    ['without the field that protects it', { credential }],
    ['that is no token', { credential: 'kim', g_csrf_token: '8f1c' }],
    ['for nobody', { credential: jwt({ iss: google }), g_csrf_token: '8f1c' }],
    ['under another name', { token: credential, g_csrf_token: '8f1c' }],
  ])('is none %s', (_, fields) => {
    expect(posted(fields, 'g_csrf_token=8f1c')).toEqual([]);
  });

  it('is none when a page hands it to its own server by script', () => {
    expect(posted({ credential, g_csrf_token: '8f1c' }, 'g_csrf_token=8f1c', 'fetch')).toEqual([]);
  });
});
