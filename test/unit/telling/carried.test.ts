import { describe, expect, it } from 'vitest';
import { carriedBy } from '../../../lib/telling/carried.ts';
import type { StepKind } from '../../../lib/vocabulary/kinds.ts';
import type { DeliveredItem } from '../../../lib/vocabulary/delivery.ts';
import { exchange as exchangeOf } from '../../support/exchange.ts';
import { inspected } from '../../support/report.ts';

type Params = Readonly<Record<string, string>>;

function carried(
  kind: StepKind,
  params: Params,
  items: readonly DeliveredItem[] = [],
  authorization?: string,
) {
  const exchange = exchangeOf({
    url: 'https://op.example/x',
    requestHeaders: authorization === undefined ? [] : [['Authorization', authorization]],
  });
  const step = inspected({ steps: [{ kind, exchange, params }] }).report.flows[0]!.steps[0]!;
  return carriedBy({ ...step, delivery: { result: 'delivered', items, error: null, to: null } }, exchange);
}

describe('an arrow says what travels', () => {
  it.each<[StepKind, Params, string]>([
    ['authorization_request', { state: 'af0', code_challenge: 'E9M' }, 'state, challenge'],
    ['token_request', { code: 'Spl', code_verifier: 'dBj' }, 'code, verifier'],
    ['token_request', { refresh_token: 'tGz' }, 'refresh token'],
    ['saml_authn_request', { SAMLRequest: 'PHN', RelayState: 'r' }, 'SAML request +1'],
    ['revocation_request', { token: 'mF_' }, 'token'],
  ])('%s with %j: %s', (kind, params, words) => {
    expect(carried(kind, params).sent).toBe(words);
  });

  it('with an answer that comes through the browser, and with one that comes back', () => {
    expect(carried('authorization_response', { code: 'Spl', state: 'af0' }, ['code'])).toEqual({
      sent: 'code, state',
      brought: undefined,
    });
    expect(carried('saml_response', { SAMLResponse: 'PHN' }, ['assertion']).sent).toBe('assertion');
    const tokens = carried('token_request', { code: 'Spl' }, ['access_token', 'id_token', 'refresh_token']);
    expect(tokens).toEqual({ sent: 'code', brought: 'access token +2' });
  });

  it('to an API: the token in the header, and none that was not shown', () => {
    expect(carried('resource_request', {}, [], 'Bearer mF_9').sent).toBe('access token');
    expect(carried('resource_request', {}).sent).toBeUndefined();
    expect(carried('resource_request', {}, [], 'Basic czZ').sent).toBeUndefined();
  });
});

describe('an arrow says nothing', () => {
  it('of an API’s own parameters, whatever their names', () => {
    expect(carried('resource_request', { state: 'open', code: '7', ticket: '12' }).sent).toBeUndefined();
  });

  it('of documents, and of empty values', () => {
    expect(carried('jwks', { code: 'x' }).sent).toBeUndefined();
    expect(carried('token_request', { code: '' })).toEqual({ sent: undefined, brought: undefined });
  });
});
