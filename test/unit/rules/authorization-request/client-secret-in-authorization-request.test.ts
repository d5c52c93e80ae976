import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, verdictsOf, type Changes } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'client-secret-in-authorization-request';
const asking = (request: Changes) => codeFlow({ request, response: null, token: null });

describe('client-secret-in-authorization-request is', () => {
  it.each(['client_secret', 'secret', 'client_assertion'])('critical for %s', (name) => {
    const exchanges = asking({ [name]: 'tops3cret-value-of-it' });
    expect(verdictsOf(rule, exchanges)).toEqual(['critical certain']);
    expect(detailOf(rule, exchanges)).toContain(name);
    expect(detailOf(rule, exchanges)).not.toContain('tops3cret');
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['critical certain']);
  });

  it('raised beside a hidden request, too: what stands outside is no secret any more', () => {
    const request = { client_secret: 'tops3cret', request_uri: 'urn:ietf:params:oauth:request_uri:a' };
    expect(verdictsOf(rule, asking(request))).toEqual(['critical certain']);
  });
});

describe('client-secret-in-authorization-request says nothing', () => {
  it.each([
    ['of a request without one', codeFlow()],
    ['of an empty one', asking({ client_secret: '' })],
    ['of one in a token request', codeFlow({ token: { client_secret: 'tops3cret' } })],
    [
      'of another product’s client_secret',
      codeFlow({ then: [{ url: 'https://pay.example/confirm?client_secret=pi_1_secret_2' }] }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
