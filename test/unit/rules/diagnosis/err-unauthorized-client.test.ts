import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const id = 'err-unauthorized-client';
const refused = (error: string, error_description?: string) =>
  codeFlow({ tokenAnswer: { error, error_description } });

describe('err-unauthorized-client is a remark', () => {
  it('on a token response, with the grant', () => {
    expect(verdictsOf(id, refused('unauthorized_client'))).toEqual(['info certain']);
    expect(detailOf(id, refused('unauthorized_client'))).toContain(
      'does not allow grant_type=authorization_code to the client spa',
    );
  });

  it('on an authorization response, with the type', () => {
    const exchanges = codeFlow({ response: { code: undefined, error: 'unauthorized_client' }, token: null });
    expect(detailOf(id, exchanges)).toContain('response_type=code');
  });

  it.each(['AADSTS700016: Application not found in the directory', 'AADSTS50194: not multi-tenant'])(
    'on Entra’s words for the wrong tenant: %s',
    (description) => {
      expect(verdictsOf(id, refused('invalid_request', description))).toEqual(['info certain']);
      expect(detailOf(id, refused('invalid_request', description))).toContain('tenant');
    },
  );
});

describe('err-unauthorized-client is a remark under a general code', () => {
  it.each([
    'requested response_type is not allowed for this client',
    'requested grant type is not allowed for this client',
    'The response mode form_post is not enabled for this application',
  ])('that says: %s', (description) => {
    expect(verdictsOf(id, refused('invalid_request', description))).toEqual(['info certain']);
  });
});

describe('err-unauthorized-client says nothing', () => {
  it.each([
    ['invalid_request', 'The grant type is missing'],
    ['invalid_request', 'redirect_uri is not allowed for this client'],
    ['invalid_request', 'response_type=token is not supported by this server'],
    ['server_error', 'requested response_type is not allowed for this client'],
    ['invalid_client', undefined],
    ['invalid_grant', undefined],
    ['unsupported_grant_type', undefined],
    ['invalid_request', 'AADSTS7000161: another error'],
    ['unauthorized_client', 'Invalid client or Invalid client credentials'],
    ['unauthorized_client', 'client or redirection URI not authorized'],
    ['unauthorized_client', 'Invalid redirect_uri'],
  ])('on %s (%s)', (error, description) => {
    expect(verdictsOf(id, refused(error, description))).toEqual([]);
  });

  it('of a login that succeeded', () => {
    expect(outcomeOf(id, codeFlow())).toBe('not applicable');
  });
});
