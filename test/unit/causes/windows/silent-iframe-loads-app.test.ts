import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { baseTime } from '../../../support/exchange.ts';
import { codeFlow, flowsOf, type Changes, type FlowChanges } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'silent-iframe-loads-app';
const frame = { resourceType: 'sub_frame', initiator: 'https://app.example' } as const;
const inFrame: FlowChanges = { requestExchange: { context: frame }, responseExchange: { context: frame } };
const silently: Changes = { prompt: 'none' };

/** One of the logins, from so many seconds on. */
function login(name: string, seconds: number, changes: FlowChanges): readonly Exchange[] {
  const parameters: Changes = {
    state: `st-${name}-8s7d6f5g`,
    nonce: `n-${name}-0S6WzA2Mj`,
    ...changes.request,
  };
  const response: Changes = {
    code: `code-${name}-SplxlOBeZQQYb`,
    state: parameters['state'],
    ...changes.response,
  };
  const token = changes.token === null ? null : { code: response['code'], ...changes.token };
  return codeFlow({ ...changes, request: parameters, response, token }).map((one) => ({
    ...one,
    id: `${name}-${one.id}`,
    entry: one.entry + seconds * 10,
    startedAt: one.startedAt + seconds * 1000,
  }));
}

const first = login('first', 0, {});
const renewal = (changes: FlowChanges = {}) =>
  login('renewal', 60, { ...inFrame, token: null, ...changes, request: { ...silently, ...changes.request } });
const nested = (changes: FlowChanges = {}, seconds = 63) =>
  login('nested', seconds, { ...inFrame, token: null, ...changes });
const refusedCall: Exchange = {
  id: 'call',
  entry: 900,
  method: 'GET',
  url: 'https://app.example/api/tickets',
  startedAt: baseTime + 75_000,
  status: 401,
  requestHeaders: [['Authorization', 'Bearer SlAV32hkKG-access-7a9d']],
  responseHeaders: [['WWW-Authenticate', 'Bearer error="invalid_token"']],
  context: { resourceType: 'fetch', initiator: 'https://app.example' },
};

const told = (exchanges: readonly Exchange[]) =>
  flowsOf(exchanges).map(({ diagnosis }) => diagnosis[0]?.cause);

describe(`${id} is the cause`, () => {
  it('of the renewal, and of the login that began in its frame', () => {
    const exchanges = [...first, ...renewal(), ...nested()];
    expect(told(exchanges)).toEqual([undefined, id, id]);
    expect(told(redacted(exchanges))).toEqual([undefined, id, id]);
    const [reason] = flowsOf(exchanges)[1]!.diagnosis;
    expect(reason?.why).toContain('came back to https://app.example/cb, which is the app itself');
    expect(reason).toMatchObject({ owner: 'client', confidence: 'certain' });
    expect(reason?.fix).toContain('redirect URI of their own');
    expect(flowsOf(exchanges)[1]!.diagnosis).toHaveLength(1);
  });

  it('of a call with the old token, which was not renewed', () => {
    const exchanges = [...first, ...renewal(), ...nested(), refusedCall];
    expect(told(exchanges)).toEqual([id, id, id]);
    expect(flowsOf(exchanges)[0]!.diagnosis[0]?.why).toContain('had not been renewed');
  });

  it('by the header that tells a frame, where nothing else does', () => {
    const header: Partial<Exchange> = {
      context: { resourceType: 'main_frame' },
      requestHeaders: [['Sec-Fetch-Dest', 'iframe']],
    };
    const both: FlowChanges = { requestExchange: header, responseExchange: header };
    expect(told([...first, ...renewal(both), ...nested(both)])).toEqual([undefined, id, id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a renewal that was redeemed', [...renewal({ token: {} }), ...nested()]],
    [
      'of one that the provider refused',
      [...renewal({ response: { code: undefined, error: 'login_required' } }), ...nested()],
    ],
    [
      'where the login went on in the window',
      [...renewal(), ...nested({ requestExchange: {}, responseExchange: {} })],
    ],
    ['where the next renewal was silent as well', [...renewal(), ...nested({ request: silently })]],
    ['where the login in a frame came much later', [...renewal(), ...nested({}, 120)]],
    ['of another client’s frame', [...renewal(), ...nested({ client: 'other' })]],
    ['of an app that lives in a frame', [...nested({ token: {} })]],
    ['of an early refusal', [{ ...refusedCall, startedAt: baseTime + 5000 }]],
  ])('%s', (_, exchanges) => {
    expect(told([...first, ...exchanges])).not.toContain(id);
  });
});
