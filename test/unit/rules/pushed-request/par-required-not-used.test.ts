import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';

const id = 'par-required-not-used';
const metadata = { require_pushed_authorization_requests: true };
const found = (changes: FlowChanges) => verdictsOf(id, codeFlow({ metadata, ...changes }));
const uri = 'urn:ietf:params:oauth:request_uri:bwc4JK-ESC0w8acc191e-Y1LTC2';

describe('par-required-not-used is', () => {
  it('medium when the server answers parameters from the URL', () => {
    expect(found({})).toEqual(['medium certain']);
  });

  it('medium, and less certain, while no answer was seen', () => {
    expect(found({ response: null, token: null })).toEqual(['medium firm']);
  });

  it('a remark when the server refuses them', () => {
    expect(found({ response: { code: undefined, error: 'invalid_request' }, token: null })).toEqual([
      'info firm',
    ]);
    const requestExchange = { status: 400, responseBody: { mediaType: 'text/html', text: 'PAR required' } };
    expect(found({ requestExchange, response: null, token: null })).toEqual(['info firm']);
  });
});

describe('par-required-not-used says nothing', () => {
  it('of a request that was pushed', () => {
    const request = { response_type: undefined, redirect_uri: undefined, request_uri: uri };
    expect(found({ request })).toEqual([]);
  });

  it.each([
    [
      'the metadata says it is optional',
      codeFlow({ metadata: { require_pushed_authorization_requests: false } }),
    ],
    ['the metadata says nothing of it', codeFlow({ metadata: {} })],
    ['no metadata was seen', codeFlow()],
    ['no request was seen', codeFlow({ metadata, request: null })],
  ])('where %s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('not applicable');
  });
});
