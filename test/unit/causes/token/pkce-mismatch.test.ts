import { describe, expect, it } from 'vitest';
import { sha256Base64Url } from '../../../../lib/exchange/digest.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, verifier, type FlowChanges } from '../../../support/flow.ts';

const id = 'pkce-mismatch';
const other = 'another-verifier-0123456789-0123456789-0123456789';
const refused = (
  error: string,
  changes: FlowChanges = {},
  description = 'the code could not be taken',
): FlowChanges => ({
  token: { code_verifier: other },
  tokenAnswer: { error, error_description: description },
  ...changes,
});

describe(`${id} is the cause`, () => {
  it.each<[string, FlowChanges]>([
    ['an invalid grant', refused('invalid_grant')],
    ['an invalid request', refused('invalid_request', {}, 'verifier is missing or invalid')],
    ['a code of the vendor’s own', refused('bad_verification_code')],
    [
      'an answer with status 200',
      refused('invalid_request', { tokenExchange: { status: 200 } }, 'verifier is missing or invalid'),
    ],
    ['S256 in small letters', refused('invalid_request', { request: { code_challenge_method: 's256' } })],
    [
      'a verifier that is to be sent as it is',
      refused('invalid_grant', { request: { code_challenge_method: 'plain' } }),
    ],
    [
      'a token request with device_id beside it',
      refused('invalid_grant', { token: { code_verifier: other, device_id: 'd-1' } }),
    ],
  ])('of %s', (_, changes) => {
    const exchanges = codeFlow(changes);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const reason = reasonOf(exchanges);
    expect(reason?.owner).toBe('client');
    expect(reason?.why).toContain('does not belong to the code_challenge of this login');
    expect(JSON.stringify(reason)).not.toMatch(/expired|typing error/);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, FlowChanges]>([
    ['of a verifier that fits', { tokenAnswer: { error: 'invalid_grant' } }],
    [
      'of one that fits by S256 in small letters',
      { request: { code_challenge_method: 's256' }, tokenAnswer: { error: 'invalid_request' } },
    ],
    [
      'of one that is its own challenge, by a method that nobody knows how to read',
      {
        request: { code_challenge: verifier, code_challenge_method: 's256' },
        tokenAnswer: { error: 'invalid_grant' },
      },
    ],
    [
      'of a method of somebody’s own',
      refused('invalid_grant', { request: { code_challenge_method: 'S512' } }),
    ],
    ['where tokens came all the same', { token: { code_verifier: other } }],
    ['where the client is refused', refused('invalid_client')],
    ['where the server is out of order', refused('server_error', { tokenExchange: { status: 500 } })],
    ['of the word for nothing', refused('invalid_grant', { token: { code_verifier: 'undefined' } })],
    [
      'of a challenge that was hashed twice',
      {
        request: { code_challenge: sha256Base64Url(sha256Base64Url(verifier)) },
        tokenAnswer: { error: 'invalid_grant' },
      },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(codeFlow(changes))[0]).not.toBe(id);
  });
});
