import { describe, expect, it } from 'vitest';
import { nothingLearned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, type ExchangeFields } from '../../../support/exchange.ts';
import { xrds } from '../../../support/party-documents.ts';

const messageOf = (fields: Partial<ExchangeFields>) =>
  recognise(exchange({ url: 'http://example.com/user', ...fields }), nothingLearned)[0];
const answered = (text: string, mediaType = 'application/xrds+xml'): Partial<ExchangeFields> => ({
  responseBody: { mediaType, text },
});
const asking = [['Accept', 'application/xrds+xml; q=1, text/html; q=0.6']] as const;

describe('an identifier is looked up', () => {
  it('and its provider found (OpenID 2.0, Appendix A.3)', () => {
    expect(messageOf(answered(xrds()))).toMatchObject({
      kind: 'openid_discovery',
      confidence: 'certain',
      answer: {
        Type: ['http://specs.openid.net/auth/2.0/signon'],
        URI: ['https://www.exampleprovider.com/endpoint/'],
        LocalID: ['https://exampleuser.exampleprovider.com/'],
      },
    });
  });

  it.each([
    'http://specs.openid.net/auth/2.0/server',
    'http://openid.net/signon/1.1',
    'http://openid.net/server/1.0',
  ])('of type %s, under any media type', (type) => {
    expect(messageOf(answered(xrds({ type }), 'text/xml'))?.kind).toBe('openid_discovery');
  });

  it('is known by what is asked for, or by what came, where the body was not recorded', () => {
    expect(messageOf({ requestHeaders: asking })).toMatchObject({
      kind: 'openid_discovery',
      confidence: 'firm',
    });
    expect(messageOf({ responseHeaders: [['Content-Type', 'application/xrds+xml']] })?.confidence).toBe(
      'firm',
    );
  });
});

describe('is none', () => {
  it.each([
    ['a service that is not OpenID’s', answered(xrds({ type: 'http://lid.netmesh.org/sso/2.0' }))],
    ['a document in another namespace', answered(xrds().replaceAll('xri://$xrds', 'urn:other'))],
    ['one cut off', answered(xrds().slice(0, 200))],
    ['a page that mentions one', answered(`<html>xri://$xrds</html>`, 'text/html')],
    [
      'a browser that takes it among others',
      { requestHeaders: [['Accept', 'text/html, application/xrds+xml']] as const },
    ],
    ['a page load', { requestHeaders: asking, context: { resourceType: 'main_frame' } as const }],
    ['a posted one', { ...answered(xrds()), method: 'POST' }],
  ])('%s', (_, fields) => {
    expect(messageOf(fields)).toBeUndefined();
  });
});
