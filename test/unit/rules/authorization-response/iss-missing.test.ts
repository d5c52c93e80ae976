import { describe, expect, it } from 'vitest';
import { code, codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const rule = 'iss-missing';
const metadata = { authorization_response_iss_parameter_supported: true };

describe('iss-missing is high', () => {
  it('where the client redeems the code of an answer without it', () => {
    expect(verdictsOf(rule, codeFlow({ metadata }))).toEqual(['high certain']);
    expect(detailOf(rule, codeFlow({ metadata }))).toContain('redeemed the code all the same');
  });
});

describe('iss-missing is medium', () => {
  it('where no redemption was seen', () => {
    expect(verdictsOf(rule, codeFlow({ metadata, token: null }))).toEqual(['medium certain']);
  });

  it('for an error without it', () => {
    const response = { code: undefined, error: 'access_denied' };
    const exchanges = codeFlow({ metadata, response, token: null });
    expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
    expect(detailOf(rule, exchanges)).toContain('error');
  });
});

describe('iss-missing says nothing', () => {
  it.each([
    ['where it is there', codeFlow({ metadata, response: { iss: 'https://op.example' } })],
    ['of a server that does not promise it', codeFlow({ metadata: {} })],
    [
      'of a server that says no',
      codeFlow({ metadata: { authorization_response_iss_parameter_supported: false } }),
    ],
    [
      'of another tenant’s promise',
      codeFlow({ metadata: { ...metadata, authorization_endpoint: 'https://op.example/other/auth' } }),
    ],
    [
      'of a response object, which has an issuer of its own',
      codeFlow({
        metadata,
        responseExchange: {
          url: `https://app.example/cb?response=${jwt({ iss: 'https://op.example', code, state: 'af0ifjsldkj9320ad' })}`,
        },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it('and does not apply without metadata', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
    expect(outcomeOf(rule, codeFlow({ metadata, response: { iss: 'https://op.example' } }))).toBe('pass');
  });
});
