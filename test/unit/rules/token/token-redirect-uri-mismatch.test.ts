import { describe, expect, it } from 'vitest';
import mismatch from '../../../../lib/rules/token/token-redirect-uri-mismatch.ts';
import {
  codeFlow,
  detailOf,
  factsOf,
  findingsOf,
  outcomeOf,
  verdictsOf,
  type FlowChanges,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'token-redirect-uri-mismatch';
const found = (changes: FlowChanges) => verdictsOf(rule, codeFlow(changes));
const drafts = (changes: FlowChanges) => mismatch.inspect(factsOf(codeFlow(changes)));
const refused = { error: 'invalid_grant' };
const slash = { redirect_uri: 'https://app.example/cb/' };

describe('token-redirect-uri-mismatch is', () => {
  it('medium, and the server’s, where another address got tokens', () => {
    const exchanges = codeFlow({ token: slash });
    expect(findingsOf(exchanges).find((finding) => finding.rule === rule)).toMatchObject({
      severity: 'medium',
      owner: 'authorization_server',
    });
    expect(detailOf(rule, exchanges)).toBe(
      'redirect_uri is https://app.example/cb/ in the token request; expected: https://app.example/cb, as in the authorization request. The server issued tokens all the same.',
    );
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });

  it('a remark, and the client’s, where the server refused; the diagnosis has it then', () => {
    const exchanges = codeFlow({ token: slash, tokenAnswer: refused });
    expect(drafts({ token: slash, tokenAnswer: refused })).toMatchObject([
      { severity: 'info', confidence: 'certain', owner: 'client' },
    ]);
    expect(verdictsOf(rule, exchanges)).toEqual([]);
    expect(verdictsOf('err-invalid-grant', exchanges)).toEqual(['info certain']);
  });

  it('a remark, and no certainty, where it was left out and the server refused', () => {
    expect(drafts({ token: { redirect_uri: undefined }, tokenAnswer: refused })).toMatchObject([
      { severity: 'info', confidence: 'firm' },
    ]);
  });
});

describe('token-redirect-uri-mismatch says nothing', () => {
  it.each([
    ['of the same string', {}],
    [
      'where it was left out and the server did without, as OAuth 2.1 has it',
      { token: { redirect_uri: undefined } },
    ],
    [
      'where it was left out and something else was wrong',
      { token: { redirect_uri: undefined }, tokenAnswer: { error: 'invalid_client' } },
    ],
    ['of Google’s word for its own script', { token: { redirect_uri: 'postmessage' } }],
  ] as [string, FlowChanges][])('%s', (_, changes) => {
    expect(outcomeOf(rule, codeFlow(changes))).toBe('pass');
  });

  it.each([
    ['where the request had none', { request: { redirect_uri: undefined }, token: slash }],
    ['where the token request was out of sight', { token: null }],
    ['of a code that this login did not bring', { token: { ...slash, code: 'QbrtnPEuzHW2fRl3Pm9zQg' } }],
  ] as [string, FlowChanges][])('%s', (_, changes) => {
    expect(found(changes)).toEqual([]);
    expect(outcomeOf(rule, codeFlow(changes))).toBe('not applicable');
  });
});
