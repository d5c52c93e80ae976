import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'login-address-empty';
const app = 'https://vault.example';
const asked = (answer: unknown, path = '/v1/auth/okta/oidc/auth_url'): ExchangeFields => ({
  url: `${app}${path}`,
  method: 'POST',
  status: 200,
  requestBody: jsonBody({ role: 'platform', redirect_uri: `${app}/ui/vault/auth/okta/oidc/callback` }),
  responseHeaders: [['Content-Type', 'application/json']],
  responseBody: jsonBody(answer),
  context: { resourceType: 'fetch', initiator: app },
});
const empty = { data: { auth_url: '' }, warnings: null };

describe(`${id} is the cause`, () => {
  it('of Vault, whose role does not allow the return address', () => {
    const exchanges = capture(asked(empty), asked(empty));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`${app}/ui/vault/auth/okta/oidc/callback, and Vault does so`);
    expect(reasonOf(exchanges)?.fix).toContain('allowed_redirect_uris of the role');
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it('and a trace of it keeps to itself where the answer was to go', () => {
    const hidden = redacted(capture(asked(empty)));
    expect(JSON.stringify(hidden)).not.toContain('oidc/callback');
    expect(reasonOf(hidden)?.why).toContain('The page asked for a return address, and Vault does so');
  });

  it('of another app, without what only Vault means by it', () => {
    const exchanges = capture(asked({ authUrl: null }, '/api/oauth/start'));
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'answerer' });
    expect(reasonOf(exchanges)?.why).not.toContain('Vault');
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['where an address is given', asked({ data: { auth_url: 'https://op.example/authorize?client_id=x' } })],
    ['of an answer about something else', asked({ name: null }, '/api/oauth/profile')],
  ])('%s', (_, one) => {
    expect(causesOf(capture(one))).toEqual([]);
  });
});
