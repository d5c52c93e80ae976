import { describe, expect, it } from 'vitest';
import {
  codeFlow,
  detailOf,
  idTokenOf,
  outcomeOf,
  verdictsOf,
  type FlowChanges,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'id-token-iss-mismatch';
const login = (iss: string | undefined, metadata: FlowChanges['metadata'] = {}) =>
  codeFlow({
    metadata,
    tokenAnswer: { access_token: 'at', token_type: 'Bearer', expires_in: 600, id_token: idTokenOf({ iss }) },
  });

describe('id-token-iss-mismatch is', () => {
  it.each(['https://evil.example', 'https://op.example/tenant-b', 'https://OP.example'])(
    'high for %s',
    (iss) => {
      expect(verdictsOf(rule, login(iss))).toEqual(['high certain']);
      expect(detailOf(rule, login(iss))).toBe(
        `iss is "${iss}"; expected "https://op.example", as in the server’s metadata.`,
      );
      expect(verdictsOf(rule, redacted(login(iss)))).toEqual(['high certain']);
    },
  );

  it.each(['https://op.example/', 'http://op.example', 'op.example'])(
    'medium for %s, which is a spelling',
    (iss) => {
      expect(verdictsOf(rule, login(iss))).toEqual(['medium certain']);
      expect(verdictsOf(rule, redacted(login(iss)))).toEqual(['medium certain']);
    },
  );

  it('medium where one server has two names, inside a container’s network and outside', () => {
    const exchanges = login('http://keycloak:8080/realms/a', { issuer: 'http://localhost:8080/realms/a' });
    expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
    expect(detailOf(rule, exchanges)).toContain('one server under two names');
  });

  it('high for a name of the internet, whatever the other is', () => {
    const exchanges = login('https://evil.example/realms/a', { issuer: 'http://localhost:8080/realms/a' });
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
  });
});

describe('id-token-iss-mismatch says nothing', () => {
  it('of the very issuer', () => {
    expect(outcomeOf(rule, login('https://op.example'))).toBe('pass');
    expect(verdictsOf(rule, redacted(login('https://op.example')))).toEqual([]);
  });

  it('of Google without its scheme', () => {
    expect(verdictsOf(rule, login('accounts.google.com', { issuer: 'https://accounts.google.com' }))).toEqual(
      [],
    );
    expect(verdictsOf(rule, login('op.example', { issuer: 'https://accounts.google.com' }))).toEqual([
      'high certain',
    ]);
  });

  it('of a tenant where the metadata stands for all of them', () => {
    const issuer = 'https://login.microsoftonline.com/{tenantid}/v2.0';
    const exchanges = login('https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0', {
      issuer,
    });
    expect(verdictsOf(rule, exchanges)).toEqual([]);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual([]);
  });

  it('of an issuer with a tenant in its path that is the very one', () => {
    const issuer = 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0';
    expect(verdictsOf(rule, login(issuer, { issuer }))).toEqual([]);
    expect(verdictsOf(rule, redacted(login(issuer, { issuer })))).toEqual([]);
  });

  it('where no metadata, no ID token or no iss was seen', () => {
    const tokenAnswer = {
      access_token: 'at',
      token_type: 'Bearer',
      id_token: idTokenOf({ iss: 'https://evil.example' }),
    };
    expect(outcomeOf(rule, codeFlow({ tokenAnswer }))).toBe('not applicable');
    expect(outcomeOf(rule, codeFlow({ metadata: {}, tokenAnswer: null }))).toBe('not applicable');
    expect(outcomeOf(rule, login(undefined))).toBe('not applicable');
  });
});
