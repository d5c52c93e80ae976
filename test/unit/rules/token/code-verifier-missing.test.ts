import { describe, expect, it } from 'vitest';
import {
  codeFlow,
  detailOf,
  findingsOf,
  outcomeOf,
  verdictsOf,
  type FlowChanges,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'code-verifier-missing';
const bare = { code_verifier: undefined };
const found = (changes: FlowChanges) => verdictsOf(rule, codeFlow(changes));

describe('code-verifier-missing is', () => {
  it('critical, and the server’s, where tokens were issued', () => {
    const [finding] = findingsOf(codeFlow({ token: bare }));
    expect(finding).toMatchObject({
      rule,
      severity: 'critical',
      confidence: 'certain',
      owner: 'authorization_server',
      steps: ['flow-1.1', 'flow-1.3'],
    });
  });

  it('critical too where the response was a success whose body was not recorded', () => {
    expect(found({ token: bare, tokenAnswer: null })).toEqual(['critical certain']);
  });

  it('medium, and the client’s, where the server refused', () => {
    const exchanges = codeFlow({ token: bare, tokenAnswer: { error: 'invalid_grant' } });
    expect(findingsOf(exchanges).find((finding) => finding.rule === rule)).toMatchObject({
      severity: 'medium',
      owner: 'client',
    });
    expect(detailOf(rule, exchanges)).toContain('The server answered invalid_grant.');
  });

  it('the same after redaction', () => {
    const exchanges = codeFlow({ token: bare });
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });
});

describe('code-verifier-missing says nothing', () => {
  it('where the verifier came', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('pass');
  });

  it.each([
    ['where no challenge was sent', { request: { code_challenge: undefined }, token: bare }],
    ['where the token request was out of sight', { token: null }],
    ['of a code that this login did not bring', { token: { ...bare, code: 'QbrtnPEuzHW2fRl3Pm9zQg' } }],
    [
      'where the body of the token request was not recorded',
      { token: bare, tokenExchange: { requestBody: undefined } },
    ],
    [
      'where the request hides its parameters',
      { request: { request_uri: 'urn:ietf:params:oauth:request_uri:a' }, token: bare },
    ],
  ] as [string, FlowChanges][])('%s', (_, changes) => {
    expect(found(changes)).toEqual([]);
    expect(outcomeOf(rule, codeFlow(changes))).toBe('not applicable');
  });
});
