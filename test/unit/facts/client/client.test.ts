import { describe, expect, it } from 'vitest';
import { clientOf } from '../../../../lib/facts/client/client.ts';
import { form, formBody, jsonBody, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { idTokenOf } from '../../../support/flow.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { spaLogin } from '../../../support/scenario.ts';

const a = spaLogin('a');
const basic = (pair: string) => [['Authorization', `Basic ${btoa(pair)}`]] as const;

describe('a client that is public', () => {
  it('redeems its code from the browser without a credential', () => {
    expect(clientOf(flowIn(a.request(), a.landing(), a.redemption()))).toMatchObject({
      id: 'spa',
      redirectUri: 'https://app.example/cb',
      type: 'public',
    });
  });

  it.each(['com.example.app:/cb', 'myapp://callback'])(
    'is an application on the device: %s',
    (redirectUri) => {
      const native = spaLogin('n', { redirectUri });
      expect(clientOf(flowIn(native.request())).type).toBe('public');
    },
  );

  it('sends a Basic header with an empty secret', () => {
    const redemption = { ...a.redemption(), requestHeaders: basic('spa:') };
    expect(clientOf(flowIn(a.request(), a.landing(), redemption)).type).toBe('public');
  });
});

describe('a client that is confidential', () => {
  it.each([
    ['a secret in the body', a.redemption({ client_secret: 's3cret' })],
    ['a secret in the header', { ...a.redemption(), requestHeaders: basic('spa:s3cret') }],
    ['an assertion', a.redemption({ client_assertion: 'e.y.J', client_assertion_type: 'x' })],
  ])('authenticates itself with %s', (_, redemption) => {
    expect(clientOf(flowIn(a.request(), a.landing(), redemption)).type).toBe('confidential');
  });

  it('takes the code on its server and goes on', () => {
    const landing = redirect(a.answer, 'https://app.example/home');
    expect(clientOf(flowIn(a.request(), landing)).type).toBe('confidential');
  });
});

describe('of what type a client is stays unknown', () => {
  it('where the headers of its request were not heard, whatever its body names', () => {
    const unheard = { ...a.redemption(), requestHeaders: undefined };
    expect(clientOf(flowIn(a.request(), a.landing(), unheard)).type).toBe('unknown');
    expect(clientOf(flowIn(a.request(), a.landing(), { ...unheard, requestHeaders: [] })).type).toBe(
      'unknown',
    );
  });

  it('while it has only asked', () => {
    expect(clientOf(flowIn(a.request())).type).toBe('unknown');
  });

  it('when its request names no client: what proved it was taken out of the recording', () => {
    const { code } = a.values;
    const redemption = {
      ...a.redemption(),
      requestBody: formBody({ grant_type: 'authorization_code', code }),
    };
    expect(clientOf(flowIn(a.request(), a.landing(), redemption)).type).toBe('unknown');
    const named = { ...redemption, requestHeaders: basic('spa:') };
    expect(clientOf(flowIn(a.request(), a.landing(), named)).type).toBe('public');
  });

  it('when its landing was a plain page', () => {
    expect(clientOf(flowIn(a.request(), a.landing())).type).toBe('unknown');
  });

  it.each(['urn:ietf:wg:oauth:2.0:oob', 'postmessage', 'storagerelay://https/app.example?id=auth1'])(
    'when its answer goes to %s',
    (redirectUri) => {
      const { url } = a.request();
      expect(
        clientOf(
          flowIn({
            url: url.replace(/redirect_uri=[^&]+/, `redirect_uri=${encodeURIComponent(redirectUri)}`),
          }),
        ).type,
      ).toBe('unknown');
    },
  );

  it('when the landing led to an error of its own', () => {
    expect(clientOf(flowIn(a.request(), { ...a.landing(), status: 500 })).type).toBe('unknown');
  });
});

describe('who the client is', () => {
  it('shows in a Basic header', () => {
    const flow = flowIn({
      ...form('https://op.example/token', { grant_type: 'client_credentials' }),
      requestHeaders: basic('machine:s3cret'),
      status: 200,
      responseBody: jsonBody({ access_token: 't', token_type: 'Bearer' }),
    });
    expect(clientOf(flow)).toMatchObject({ id: 'machine', redirectUri: null, type: 'confidential' });
  });

  it('is the one that the token of a logout was made for, where only that was seen', () => {
    const logout = (aud: unknown): ExchangeFields => ({
      url: `https://op.example/logout?post_logout_redirect_uri=https%3A%2F%2Fapp.example%2F&id_token_hint=${idTokenOf({ aud })}`,
      status: 302,
      context: { resourceType: 'main_frame' },
    });
    expect(clientOf(flowIn(logout('web'))).id).toBe('web');
    expect(clientOf(flowIn(logout(['web', 'api']))).id).toBeNull();
  });

  it('stays null where nobody said it; the landing tells the redirect URI', () => {
    const answer = 'https://app.example/cb#access_token=t-123456&token_type=Bearer&state=s';
    const flow = flowIn(redirect('https://op.example/login', answer));
    expect(clientOf(flow)).toMatchObject({ id: null, redirectUri: 'https://app.example/cb' });
  });
});
