import { describe, expect, it } from 'vitest';
import { codeFlow, outcomeOf } from '../../../support/flow.ts';
import { findingsInFlow, messageOf } from '../../../support/messages.ts';

const rule = 'oauth1-signed-in-browser';

const signed = (method: string, context: object) =>
  findingsInFlow(rule, [
    messageOf(
      'resource_request',
      { url: 'https://api.example/photos', context },
      { params: { oauth_signature: 's', oauth_signature_method: method }, protocol: 'oauth1' },
    ),
  ]);
const page = { resourceType: 'fetch', initiator: 'https://app.example' };

describe('oauth1-signed-in-browser fires', () => {
  it('when a page’s script signs with the shared secret', () => {
    expect(signed('HMAC-SHA1', page)).toEqual(['high certain']);
  });
});

describe('oauth1-signed-in-browser is silent', () => {
  it('when a recording of a server’s traffic shows no page', () => {
    expect(signed('HMAC-SHA1', {})).toEqual([]);
  });
  it('for a key of the page’s own', () => {
    expect(signed('RSA-SHA1', page)).toEqual([]);
  });
  it('for OAuth 2: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
