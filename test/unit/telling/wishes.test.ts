import { describe, expect, it } from 'vitest';
import { wishesOf } from '../../../lib/telling/wishes.ts';
import { exchange } from '../../support/exchange.ts';
import { cleanLogin } from '../../support/logins.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const words = (fields: FlowFields) => wishesOf(inspected(fields).report.flows[0]!).map((wish) => wish.words);
const visit = exchange({ url: 'https://idp.example/sso' });

describe('what an app wants', () => {
  it('is its scopes in plain words', () => {
    expect(words(cleanLogin())).toContain('know who you are');
  });

  it.each(['saml2', 'wsfed', 'cas', 'openid2'] as const)('is who you are, by %s', (protocol) => {
    const steps = [{ kind: 'saml_authn_request', exchange: visit }] as const;
    expect(words({ protocol, grant: null, steps })).toEqual(['know who you are']);
  });

  it('is to act in your name, by OAuth 1.0a', () => {
    const steps = [{ kind: 'resource_owner_authorization_request', exchange: visit }] as const;
    expect(words({ protocol: 'oauth1', grant: null, steps })[0]).toContain('act in your name');
  });

  it('is nothing where it signs you out, or asked for no scope', () => {
    const logout = [{ kind: 'saml_logout_request', exchange: visit }] as const;
    expect(words({ protocol: 'saml2', grant: null, steps: logout })).toEqual([]);
    expect(words({ steps: [{ kind: 'authorization_request', exchange: visit }] })).toEqual([]);
  });
});
