import { describe, expect, it } from 'vitest';
import { describedFlow } from '../../../support/documents.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const id = 'metadata-weak-capabilities';
type Members = Readonly<Record<string, unknown>>;
const found = (members: Members) => verdictsOf(id, describedFlow(members));

describe('metadata-weak-capabilities is', () => {
  it.each<readonly [string, Members, string]>([
    [
      'no word of PKCE',
      { code_challenge_methods_supported: undefined },
      'code_challenge_methods_supported is missing',
    ],
    [
      'legacy grants',
      { grant_types_supported: ['authorization_code', 'password', 'implicit'] },
      'offers password and implicit',
    ],
    [
      'secrets in the body alone',
      { token_endpoint_auth_methods_supported: ['client_secret_post'] },
      'client_secret_post is the only way',
    ],
    [
      'missing members',
      { response_types_supported: undefined, subject_types_supported: undefined },
      'response_types_supported, subject_types_supported are missing',
    ],
    ['no RS256', { id_token_signing_alg_values_supported: ['ES256'] }, 'lacks RS256'],
  ])('low for %s', (_, members, words) => {
    expect(found(members)).toEqual(['low certain']);
    expect(detailOf(id, describedFlow(members))).toContain(words);
  });

  it('medium for plain PKCE alone', () => {
    expect(found({ code_challenge_methods_supported: ['plain'] })).toEqual(['medium certain']);
  });

  it('medium for unsigned ID tokens in the front channel', () => {
    const none = { id_token_signing_alg_values_supported: ['RS256', 'none'] };
    expect(found({ ...none, response_types_supported: ['code', 'id_token token'] })).toEqual([
      'medium certain',
    ]);
  });
});

describe('metadata-weak-capabilities says nothing', () => {
  it.each<readonly [string, Members]>([
    ['of a good document', {}],
    ['of none for codes alone', { id_token_signing_alg_values_supported: ['RS256', 'none'] }],
    [
      'of no RS256 where requests are pushed, as FAPI has it',
      { id_token_signing_alg_values_supported: ['PS256'], require_pushed_authorization_requests: true },
    ],
    ['of grants that are not said', { grant_types_supported: undefined }],
    ['of plain beside S256', { code_challenge_methods_supported: ['plain', 'S256'] }],
    [
      'of no PKCE where nobody redeems codes',
      { code_challenge_methods_supported: undefined, grant_types_supported: ['client_credentials'] },
    ],
    ['of members that are no lists', { token_endpoint_auth_methods_supported: 'client_secret_post' }],
  ])('%s', (_, members) => {
    expect(found(members)).toEqual([]);
  });

  it('of a vendor that is known to leave PKCE out', () => {
    const members = {
      code_challenge_methods_supported: undefined,
      authorization_endpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    };
    const url = 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration';
    const at = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize';
    expect(verdictsOf(id, describedFlow(members, url, { at }))).toEqual([]);
  });

  it('of OpenID members where the document is not one of OpenID Connect', () => {
    const members = {
      jwks_uri: undefined,
      subject_types_supported: undefined,
      id_token_signing_alg_values_supported: undefined,
    };
    expect(
      verdictsOf(id, describedFlow(members, 'https://op.example/.well-known/oauth-authorization-server')),
    ).toEqual([]);
  });

  it('of a server on the device itself, and without a document', () => {
    const url = 'http://localhost:8080/.well-known/openid-configuration';
    expect(verdictsOf(id, describedFlow({ grant_types_supported: ['password'] }, url))).toEqual([]);
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
