import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { baseTime } from '../../../support/exchange.ts';
import { redacted } from '../../../support/redacted.ts';
import {
  codeFlow,
  detailOf,
  findingsOf,
  flowsOf,
  verdictsOf,
  type FlowChanges,
} from '../../../support/flow.ts';

const silent = (error: string, prompt: string | undefined = 'none') =>
  codeFlow({ request: { prompt }, response: { code: undefined, error }, token: null });

describe('err-login-required is a remark', () => {
  it.each(['login_required', 'interaction_required', 'account_selection_required'])('on %s', (error) => {
    expect(verdictsOf('err-login-required', silent(error))).toEqual(['info certain']);
    expect(detailOf('err-login-required', silent(error))).toBe(
      `The answer says ${error}; the request had prompt=none.`,
    );
  });

  it('and the only thing to say: the answer was to be expected', () => {
    expect(findingsOf(silent('login_required')).map(({ rule }) => rule)).toEqual(['err-login-required']);
  });

  it('without a prompt too, and it claims none', () => {
    const exchanges = codeFlow({ response: { code: undefined, error: 'login_required' }, token: null });
    expect(detailOf('err-login-required', exchanges)).toBe('The answer says login_required.');
  });
});

describe('err-login-required says nothing', () => {
  it.each(['consent_required', 'access_denied', 'server_error'])('on %s', (error) => {
    expect(verdictsOf('err-login-required', silent(error))).toEqual([]);
  });

  it('of a silent login that succeeded, or is not answered', () => {
    expect(findingsOf(codeFlow({ request: { prompt: 'none' } }))).toEqual([]);
    const pending = codeFlow({ request: { prompt: 'none' }, response: null, token: null });
    expect(verdictsOf('err-login-required', pending)).toEqual([]);
  });
});

/** A silent renewal that fails so many seconds after the beginning. */
const renewal = (
  seconds: number,
  changes: FlowChanges = {},
  error = 'login_required',
): readonly Exchange[] => {
  const request = {
    prompt: 'none',
    state: `state-of-${seconds}`,
    nonce: `nonce-of-${seconds}`,
    ...changes.request,
  };
  const response = { code: undefined, error };
  return codeFlow({ token: null, response, ...changes, request }).map((one, at) => ({
    ...one,
    id: `${one.id} at ${seconds}`,
    startedAt: baseTime + seconds * 1000 + at * 100,
  }));
};

describe('err-login-required tells the silent renewals of one session once', () => {
  it.each([
    ['two of them', [...renewal(0), ...renewal(60)]],
    ['any number of them', [0, 60, 120, 180, 240, 300, 360].flatMap((seconds) => renewal(seconds))],
    ['where the words differ', [...renewal(0), ...renewal(60, {}, 'interaction_required')]],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf('err-login-required', exchanges)).toEqual(['info certain']);
    expect(verdictsOf('err-login-required', redacted(exchanges))).toEqual(['info certain']);
  });

  it('and each of them keeps its diagnosis', () => {
    const flows = flowsOf([...renewal(0), ...renewal(60)]);
    expect(flows.map(({ diagnosis }) => diagnosis[0]?.cause)).toEqual(['login-required', 'login-required']);
    const told = flows.flatMap(({ findings }) =>
      findings.filter(({ rule }) => rule === 'err-login-required'),
    );
    expect(told.map(({ part_of: partOf }) => partOf)).toEqual([undefined, 'err-login-required']);
  });
});

describe('err-login-required tells again', () => {
  it.each([
    ['after more than five minutes', [...renewal(0), ...renewal(302)]],
    ['of another client', [...renewal(0), ...renewal(60, { client: 'other' })]],
    ['of another provider', [...renewal(0), ...renewal(60, { at: 'https://id.example/auth' })]],
    [
      'after an error of another kind',
      [...renewal(0, {}, 'consent_required'), ...renewal(60), ...renewal(400)],
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf('err-login-required', exchanges)).toEqual(['info certain', 'info certain']);
  });
});
