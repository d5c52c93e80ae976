import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'rar-in-clear';
const authorization_details = JSON.stringify([{ type: 'payment_initiation', creditor: 'Merchant A' }]);

describe('rar-in-clear is', () => {
  it('low for the details of a client with a server in the address', () => {
    const login = webAppFlow({ request: { authorization_details } });
    expect(verdictsOf(id, login)).toEqual(['low certain']);
    expect(verdictsOf(id, redacted(login))).toEqual(['low certain']);
  });
});

describe('rar-in-clear says nothing', () => {
  it.each([
    [
      'of a request by reference',
      { authorization_details, request_uri: 'urn:ietf:params:oauth:request_uri:6e' },
    ],
    ['of a request object', { authorization_details, request: 'e30.e30.c2ln' }],
  ])('%s', (_, request) => {
    expect(verdictsOf(id, webAppFlow({ request }))).toEqual([]);
  });

  it.each([
    ['of a single-page app, which has no server', codeFlow({ request: { authorization_details } })],
    ['of a client of which nothing tells', codeFlow({ request: { authorization_details }, token: null })],
    ['of a request without details', webAppFlow()],
    ['where no request was seen', webAppFlow({ request: null })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('not applicable');
  });
});
