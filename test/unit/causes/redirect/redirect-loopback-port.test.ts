import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { alone } from '../../../../lib/exchange/in-step.ts';
import { causes } from '../../../../lib/causes/index.ts';
import { runCauses } from '../../../../lib/causes/run.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { json, jsonBody } from '../../../support/exchange.ts';
import { inTurn } from '../../../support/in-turn.ts';
import { codeFlow, factsOf, type FlowChanges } from '../../../support/flow.ts';

const id = 'redirect-loopback-port';
const refused = (redirectUri: string, words = 'Unregistered redirect_uri', more: FlowChanges = {}) =>
  codeFlow({
    redirectUri,
    requestExchange: {
      status: 400,
      responseBody: jsonBody({ error: 'invalid_request', error_description: words }),
    },
    response: null,
    token: null,
    ...more,
  });
const registered = (uri: string, redirectUri: string) => {
  const registration = json(
    'https://op.example/register',
    { client_id: 'spa', redirect_uris: [uri] },
    { method: 'POST', requestBody: jsonBody({ redirect_uris: [uri] }), status: 201 },
  );
  const [first, ...rest] = refused(redirectUri);
  return [{ ...registration, id: 'reg', startedAt: registration.startedAt - 1000 }, first!, ...rest];
};

describe(`${id} is the cause`, () => {
  it.each(['http://localhost:51734/oauth/callback', 'http://127.0.0.1:8912/cb', 'http://[::1]:40111/'])(
    'of %s, which no page serves',
    (uri) => {
      const exchanges = refused(uri);
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm', owner: 'authorization_server' });
      expect(reasonOf(exchanges)?.why).toContain(uri);
      expect(reasonOf(exchanges)?.fix).not.toMatch(/register this exact/i);
    },
  );

  it('with certainty where the registration has another port alone', () => {
    const reason = reasonOf(registered('http://127.0.0.1:49152/cb', 'http://127.0.0.1:51734/cb'));
    expect(reason).toMatchObject({ cause: id, confidence: 'certain', proof: 'comparison' });
    expect(reason?.compared?.[0]?.expected.value).toBe('http://127.0.0.1:49152/cb');
  });
});

it.each(['http://localhost:99999/cb', 'http://127.0.0.999:8080/cb', 'http://xn--.localhost:8080/cb'])(
  'nothing breaks at %s, which is no address',
  (uri) => {
    for (const exchanges of [refused(uri), registered(uri, 'http://localhost:51734/cb')])
      expect(alone(runCauses(causes, factsOf(exchanges), { findings: [] })).failures).toEqual([]);
  },
);

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof refused>]>([
    [
      'where the registration has another path',
      registered('http://127.0.0.1:49152/other', 'http://127.0.0.1:51734/cb'),
    ],
    ['of a web app that is being developed there', refused('http://localhost:3000/cb')],
    ['of an address on the internet', refused('https://app.example:8443/cb')],
    ['where the provider does not know the client', refused('http://127.0.0.1:51734/cb', 'Unknown client')],
    ['where it says nothing of the address', refused('http://127.0.0.1:51734/cb', 'scope is missing')],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe('a port that an earlier run had', () => {
  const run = (port: number, answer: Partial<Exchange>, state: string, path = '/callback') =>
    codeFlow({
      redirectUri: `http://127.0.0.1:${port}${path}`,
      request: { state, nonce: `n-of-${state}`, code_challenge: `challenge-of-${state}` },
      requestExchange: { context: { resourceType: 'main_frame' }, ...answer },
      response: null,
      token: null,
    });
  const led = { status: 302, redirectUrl: 'https://id.example/login?continue=x' };
  const no = { status: 400, responseBody: jsonBody({ error_description: 'Unregistered redirect_uri' }) };
  const second = run(61498, no, 'second-run-7c');

  it('and with which the provider went on to its login is told', () => {
    const exchanges = inTurn(60_000, run(53127, led, 'first-run-1a'), second);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain('it took http://127.0.0.1:53127/callback before');
  });

  it.each<[string, readonly Exchange[]]>([
    ['that was refused as well', run(53127, no, 'first-run-1a')],
    [
      'that led to an error',
      run(53127, { ...led, redirectUrl: 'https://op.example/error?x=1' }, 'first-run-1a'),
    ],
    ['of another path', run(53127, led, 'first-run-1a', '/cb')],
  ])('is not told of one %s', (_, first) => {
    expect(reasonOf(inTurn(60_000, first, second))?.why).not.toContain('before and went on');
  });
});
