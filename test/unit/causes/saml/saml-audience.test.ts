import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import {
  dated,
  samlAnswer,
  samlRequest,
  type AnswerChanges,
  type RequestChanges,
} from '../../../support/saml-login.ts';

const id = 'saml-audience';
/** The site does not let the person in. */
const refused = {
  status: 500,
  responseHeaders: [dated(baseTime + 1000)],
  responseBody: { mediaType: 'text/html', text: '<h1>Error</h1>' },
};
const login = (answer: AnswerChanges = {}, request: RequestChanges = {}) =>
  capture(samlRequest(request), samlAnswer({ exchange: refused, ...answer }));

describe(`${id} is the cause`, () => {
  it.each(['https://sp.example/metadata/', 'http://sp.example/metadata', 'spn:sp.example', 'urn:other'])(
    'of an assertion for %s',
    (audience) => {
      const exchanges = login({ audiences: [[audience]] });
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(reasonOf(exchanges)?.why).toContain(
        `for ${audience}, and the site asked as https://sp.example/metadata`,
      );
      expect(reasonOf(exchanges)?.compared?.[0]).toMatchObject({
        expected: { value: 'https://sp.example/metadata' },
      });
    },
  );
});

describe('a name with something before it', () => {
  const number = '2f6e1a44-0c1d-4f6e-9b1e-77d6651fac43';
  it('is told as that, and Entra’s spn: explained', () => {
    const reason = reasonOf(login({ audiences: [[`spn:${number}`]] }, { issuer: number }));
    expect(reason?.why).toContain('“spn:” stands before it');
    expect(reason?.fix).toContain('Microsoft Entra puts spn:');
  });

  it('is explained by nobody’s habit where it is another', () => {
    const reason = reasonOf(login({ audiences: [['urn:sp.example']] }, { issuer: 'sp.example' }));
    expect(reason?.why).toContain('“urn:” stands before it');
    expect(reason?.fix).not.toContain('Entra');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['of the audience that asked', login()],
    ['of one of several that fits', login({ audiences: [['urn:other', 'https://sp.example/metadata']] })],
    ['of an encrypted assertion', login({ isEncrypted: true, audiences: [['urn:other']] })],
    [
      'where the site lets the person in',
      login({
        audiences: [['urn:other']],
        exchange: {
          status: 302,
          redirectUrl: 'https://sp.example/home',
          responseHeaders: [['Set-Cookie', 'session=1'], dated(baseTime + 1000)],
        },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
