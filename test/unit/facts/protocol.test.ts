import { describe, expect, it } from 'vitest';
import { protocolOf } from '../../../lib/facts/protocol.ts';
import { jsonBody } from '../../support/exchange.ts';
import { idTokenOf } from '../../support/flow.ts';
import { flowIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a');
const plain = a.request({ scope: 'notes' });
const redeemed = (answer: object) => ({
  ...a.redemption(),
  responseBody: jsonBody({ access_token: 't', token_type: 'Bearer', ...answer }),
});

describe('OpenID Connect', () => {
  it.each(['openid', 'profile openid', 'email,openid', 'openid+email'])(
    'is asked for by scope “%s”',
    (scope) => {
      expect(protocolOf(flowIn(a.request({ scope })))).toBe('oidc');
    },
  );

  it('is asked for by an ID token', () => {
    expect(protocolOf(flowIn(a.request({ scope: '', response_type: 'code id_token' })))).toBe('oidc');
  });

  it('shows in the answer alone', () => {
    expect(protocolOf(flowIn(plain, a.landing(), redeemed({ id_token: idTokenOf() })))).toBe('oidc');
    expect(protocolOf(flowIn(plain, a.landing(), redeemed({ scope: 'openid notes' })))).toBe('oidc');
  });
});

describe('plain OAuth 2', () => {
  it.each(['', 'notes', 'openid2', 'https://example/openid', 'openidprofile'])(
    'is what scope “%s” asks for',
    (scope) => {
      expect(protocolOf(flowIn(a.request({ scope })))).toBe('oauth2');
    },
  );

  it('stays that through a login without an ID token', () => {
    expect(protocolOf(flowIn(plain, a.landing(), redeemed({ scope: 'notes' })))).toBe('oauth2');
  });
});
