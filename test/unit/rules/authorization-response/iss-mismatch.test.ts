import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'iss-mismatch';
const answered = (iss: string, metadata?: Readonly<Record<string, unknown>>, at?: string) =>
  codeFlow({ metadata, at, response: { iss } });

describe('iss-mismatch is', () => {
  it('high and certain against the issuer that the metadata names', () => {
    const exchanges = answered('https://evil.example.org', {});
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toBe(
      'The answer names https://evil.example.org; expected https://op.example.',
    );
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['high certain']);
  });

  it('high for what a simple comparison tells apart', () => {
    expect(verdictsOf(rule, answered('https://op.example/', {}))).toEqual(['high certain']);
  });

  it('medium where one server has two names, inside a container’s network and outside', () => {
    const at = 'http://localhost:8080/realms/a/auth';
    const exchanges = answered(
      'http://keycloak:8080/realms/a',
      { issuer: 'http://localhost:8080/realms/a' },
      at,
    );
    expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
    expect(detailOf(rule, exchanges)).toContain('one server under two names');
  });

  it('medium and tentative where no metadata was seen and the host is a stranger', () => {
    expect(verdictsOf(rule, answered('https://evil.example.org'))).toEqual(['medium tentative']);
  });
});

describe('iss-mismatch says nothing', () => {
  it.each([
    ['of the issuer itself', answered('https://op.example', {})],
    [
      'of a tenant that fills the issuer’s template',
      answered('https://op.example/9122040d/v2.0', { issuer: 'https://op.example/{tenantid}/v2.0' }),
    ],
    ['of another host of the same site, where no metadata was seen', answered('https://login.op.example')],
    [
      'of a provider whose issuer lives elsewhere',
      answered(
        'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a',
        undefined,
        'https://shop.auth.eu-west-1.amazoncognito.com/oauth2/authorize',
      ),
    ],
    [
      'of another tenant’s metadata',
      answered('https://op.example/b', {
        issuer: 'https://op.example/a',
        authorization_endpoint: 'https://op.example/a/auth',
      }),
    ],
    ['of an answer without iss', codeFlow({ metadata: {} })],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
