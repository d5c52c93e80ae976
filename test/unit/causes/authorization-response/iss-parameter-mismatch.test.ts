import { describe, expect, it } from 'vitest';
import { codeFlow, flowsOf, type FlowChanges } from '../../../support/flow.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causesOf } from '../../../support/causes.ts';
import { refusedWebApp } from '../../../support/refused-web-app.ts';
import { redacted } from '../../../support/redacted.ts';

const stuck = (iss: string, changes: FlowChanges = {}) =>
  codeFlow({ metadata: { issuer: 'https://op.example/' }, response: { iss }, token: null, ...changes });
const reasonOf = (exchanges: Parameters<typeof flowsOf>[0]) => flowsOf(exchanges)[0]?.diagnosis[0];

describe('iss-parameter-mismatch is the cause', () => {
  it('where only the trailing slash differs and nobody redeems the code', () => {
    const reason = reasonOf(stuck('https://op.example'));
    expect(reason).toMatchObject({
      cause: 'iss-parameter-mismatch',
      proof: 'comparison',
      confidence: 'certain',
      owner: 'authorization_server',
      compared: [
        { name: 'iss', expected: { value: 'https://op.example/' }, got: { value: 'https://op.example' } },
      ],
    });
    expect(reason?.why).toContain('only the trailing slash differs');
    expect(reasonOf(redacted(stuck('https://op.example')))).toMatchObject({ why: reason?.why });
  });

  it('where another server answers: then stopping was right', () => {
    const reason = reasonOf(stuck('https://evil.example.org'));
    expect(reason).toMatchObject({ cause: 'iss-parameter-mismatch' });
    expect(reason?.fix).toContain('right to stop');
  });
});

const announced = { issuer: 'https://op.example/', authorization_response_iss_parameter_supported: true };

describe('iss-parameter-mismatch is the likely cause', () => {
  const silent = codeFlow({ metadata: announced, token: null });

  it('where iss was announced, the answer has none and nobody redeems the code', () => {
    const reason = reasonOf(silent);
    expect(reason).toMatchObject({ cause: 'iss-parameter-mismatch', confidence: 'tentative' });
    expect(reason?.why).toContain('this answer has no iss');
    expect(reasonOf(redacted(silent))).toMatchObject({ why: reason?.why });
  });

  it('not where the client goes on, nor where nothing was announced', () => {
    expect(causesOf(codeFlow({ metadata: announced }))).toEqual([]);
    expect(causesOf(codeFlow({ metadata: { issuer: 'https://op.example/' }, token: null }))).not.toContain(
      'iss-parameter-mismatch',
    );
  });
});

const general = 'OpenID Connect Provider error: Error in handling response type.';

describe('iss-parameter-mismatch is a candidate', () => {
  it('behind the exchange of the code, where the app’s server says nothing nearer', () => {
    const exchanges = refusedWebApp({ words: general, response: { iss: 'https://op.example' } });
    expect(causesOf(exchanges)).toEqual(['backchannel-failed', 'iss-parameter-mismatch']);
    expect(reasonOf(exchanges)?.why).toContain('check of the answer’s issuer');
  });

  it.each<[string, readonly Exchange[]]>([
    [
      'where the page read the metadata only before',
      codeFlow({ metadata: {}, response: { iss: 'https://op.example' }, token: null }),
    ],
    ['where the answer has no iss to compare', refusedWebApp({ words: general })],
    [
      'where the login’s cookie did not come back',
      refusedWebApp({ words: general, cookie: null, response: { iss: 'https://op.example' } }),
    ],
    [
      'where the app’s server says what failed',
      refusedWebApp({
        words: 'InternalOAuthError: Failed to obtain access token',
        response: { iss: 'https://op.example' },
      }),
    ],
  ])('not %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain('iss-parameter-mismatch');
  });
});

describe('iss-parameter-mismatch is no cause', () => {
  it.each<[string, Parameters<typeof flowsOf>[0]]>([
    ['where both are the same', stuck('https://op.example/')],
    [
      'where the client went on: it does not compare',
      codeFlow({ metadata: { issuer: 'https://op.example/' }, response: { iss: 'https://op.example' } }),
    ],
    ['where no metadata was seen', codeFlow({ response: { iss: 'https://op.example' }, token: null })],
    ['where the answer has no iss', codeFlow({ metadata: { issuer: 'https://op.example/' }, token: null })],
  ])('%s', (_, exchanges) => {
    expect(flowsOf(exchanges)[0]?.diagnosis.map(({ cause }) => cause)).not.toContain(
      'iss-parameter-mismatch',
    );
  });
});
