import { describe, expect, it } from 'vitest';
import { alone } from '../../../../lib/exchange/in-step.ts';
import codeVerifierMismatch from '../../../../lib/rules/token/code-verifier-mismatch.ts';
import { factsOf as factsOfFlow } from '../../../../lib/facts/facts.ts';
import { sha256Base64Url } from '../../../../lib/exchange/digest.ts';
import { runRules } from '../../../../lib/rules/run.ts';
import { formBody } from '../../../support/exchange.ts';
import {
  code,
  codeFlow,
  factsOf,
  findingsOf,
  outcomeOf,
  verdictsOf,
  verifier,
  type FlowChanges,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const other = { code_verifier: 'another-verifier-0123456789-0123456789-0123456789' };
const refused = { error: 'invalid_grant' };
const found = (changes: FlowChanges) => verdictsOf('code-verifier-mismatch', codeFlow(changes));

describe('code-verifier-mismatch is', () => {
  it('critical, and the server’s, where tokens were issued all the same', () => {
    const [finding] = findingsOf(codeFlow({ token: other }));
    expect(finding).toMatchObject({
      rule: 'code-verifier-mismatch',
      severity: 'critical',
      confidence: 'certain',
      owner: 'authorization_server',
      steps: ['flow-1.1', 'flow-1.3'],
    });
  });

  it('critical too where the response was a success whose body was not recorded', () => {
    expect(found({ token: other, tokenAnswer: null })).toEqual(['critical certain']);
  });

  it('a remark, and the client’s, where the server refused', () => {
    const [finding] = findingsOf(codeFlow({ token: other, tokenAnswer: refused })).filter(
      ({ rule }) => rule === 'code-verifier-mismatch',
    );
    expect(finding).toMatchObject({ severity: 'info', owner: 'client' });
  });

  it('raised for plain too', () => {
    const request = { code_challenge: 'plain-challenge', code_challenge_method: 'plain' };
    expect(found({ request, token: other })).toEqual(['critical certain']);
  });
});

describe('code-verifier-mismatch says nothing', () => {
  it('where the verifier fits, by S256 or by plain', () => {
    expect(found({})).toEqual([]);
    const request = { code_challenge: other.code_verifier, code_challenge_method: 'plain' };
    expect(found({ request, token: other })).toEqual([]);
  });

  it('where no method was named and the server applied S256', () => {
    expect(found({ request: { code_challenge_method: undefined } })).toEqual([]);
  });

  it('of a code that this login did not bring: only time ties the two together', () => {
    expect(found({ token: { ...other, code: 'QbrtnPEuzHW2fRl3Pm9zQg' } })).toEqual([]);
    expect(found({ response: null, token: other })).toEqual([]);
    const { flow } = factsOf(codeFlow({ token: other }));
    const messages = flow.messages.map((message) =>
      message.kind === 'authorization_response'
        ? { ...message, params: { ...message.params, code: 'QbrtnPEuzHW2fRl3Pm9zQg' } }
        : message,
    );
    expect(alone(runRules([codeVerifierMismatch], factsOfFlow({ ...flow, messages }))).findings).toEqual([]);
  });

  it('of a method it does not know', () => {
    expect(found({ request: { code_challenge_method: 'S512' }, token: other })).toEqual([]);
  });
});

describe('code-verifier-mismatch does not apply', () => {
  it.each([
    ['without a verifier', { token: { code_verifier: undefined } }],
    ['without a challenge', { request: { code_challenge: undefined, code_challenge_method: undefined } }],
    ['where the token request was out of sight', { token: null }],
    [
      'where the request hides its parameters',
      { request: { request_uri: 'urn:ietf:params:oauth:request_uri:a' } },
    ],
  ])('%s', (_, changes) => {
    expect(outcomeOf('code-verifier-mismatch', codeFlow(changes))).toBe('not applicable');
  });
});

describe('a verifier that is sent twice', () => {
  const mismatch = 'code-verifier-mismatch';
  const wrong = other.code_verifier;
  const sent = (...code_verifier: readonly string[]) => {
    const fields = { grant_type: 'authorization_code', code, client_id: 'spa', code_verifier };
    return codeFlow({ tokenExchange: { requestBody: formBody(fields) } });
  };

  it('is no mismatch where one of the two fits: which of them the server took nobody can tell', () => {
    for (const values of [
      [verifier, wrong],
      [wrong, verifier],
    ]) {
      expect(verdictsOf(mismatch, sent(...values))).toEqual([]);
      expect(verdictsOf(mismatch, redacted(sent(...values)))).toEqual([]);
    }
  });

  it('is one where neither fits', () => {
    const neither = sent(wrong, sha256Base64Url(wrong));
    expect(verdictsOf(mismatch, neither)).toEqual(['critical certain']);
    expect(verdictsOf(mismatch, redacted(neither))).toEqual(['critical certain']);
  });
});
