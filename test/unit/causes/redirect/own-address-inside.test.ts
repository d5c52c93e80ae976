import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { headlineOf } from '../../../../lib/telling/headline.ts';
import { answeredElsewhere, askedElsewhere } from '../../../support/asked-elsewhere.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const id = 'own-address-inside';
const context = { resourceType: 'main_frame' } as const;
const refusal: Partial<Exchange> = {
  status: 400,
  responseBody: {
    mediaType: 'text/html',
    text: '<title>Sign in</title><p class="instruction">Invalid parameter: redirect_uri</p>',
  },
};

const refused: Partial<Exchange> = { status: 0, failure: 'net::ERR_CONNECTION_REFUSED' };
const start = 'https://metrics.example/login/generic_oauth';

describe(`${id} is the cause`, () => {
  it.each([
    ['http://localhost:3000/login/generic_oauth', 'own device'],
    ['http://127.0.0.1:4180/oauth2/callback', 'own device'],
    ['http://oauth2-proxy:4180/oauth2/callback', 'machine or network'],
    ['http://0.0.0.0:8080/cb', 'machine or network'],
    ['http://app.default.svc.cluster.local/cb', 'machine or network'],
    ['http://host.docker.internal:3000/cb', 'machine or network'],
    ['http://192.168.1.5:3000/cb', 'machine or network'],
  ])('where the provider refuses %s, or nobody answers there', (asked, where) => {
    const refusedThere = askedElsewhere(start, asked, refusal);
    const nobodyThere = answeredElsewhere(start, asked, refused);
    for (const exchanges of [refusedThere, nobodyThere]) {
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(causesOf(exchanges)).toEqual([id]);
      const { why, fix } = reasonOf(exchanges)!;
      expect(why).toContain('The app at https://metrics.example asks to be answered at ' + asked);
      expect(why).toContain(where);
      expect(fix).toContain('https://metrics.example/');
      expect(fix).not.toMatch(/Start what should listen/);
      expect(headlineOf(flowsOf(exchanges).at(-1)!)).toContain('metrics.example asked op.example');
    }
  });

  it('where the provider refuses in words that nobody knows', () => {
    const text = '<p>Ziel nicht hinterlegt</p>';
    const page: Partial<Exchange> = { status: 400, responseBody: { mediaType: 'text/html', text } };
    const exchanges = askedElsewhere(start, 'https://web-7.intern:8443/cb', page);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('without saying why in words that are known');
  });

  it.each(['invalid_scope', 'unsupported_response_type', 'The client was not found'])(
    'but not where it says %s',
    (text) => {
      const page: Partial<Exchange> = { status: 400, responseBody: { mediaType: 'text/html', text } };
      expect(causesOf(askedElsewhere(start, 'https://web-7.intern:8443/cb', page))).not.toContain(id);
    },
  );

  it('where a host name is not found, and where Firefox says so', () => {
    for (const failure of [
      'net::ERR_NAME_NOT_RESOLVED',
      'NS_ERROR_UNKNOWN_HOST',
      'NS_ERROR_CONNECTION_REFUSED',
    ])
      expect(reasonOf(answeredElsewhere(start, 'http://app:3000/cb', { status: 0, failure }))?.cause).toBe(
        id,
      );
  });

  it('where a page sends the browser to the provider itself', () => {
    const exchanges = codeFlow({
      redirectUri: 'http://localhost:5173/callback',
      requestExchange: { ...refusal, context: { ...context, initiator: 'https://board.example' } },
      response: null,
      token: null,
    });
    expect(reasonOf(exchanges)?.cause).toBe(id);
    expect(reasonOf(exchanges)?.why).toContain('https://board.example');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'where the login began on this device',
      askedElsewhere('http://localhost:3000/login', 'http://localhost:3000/cb', refusal),
    ],
    [
      'where it began in the same network',
      askedElsewhere('http://wiki.lan/login', 'http://192.168.1.5/cb', refusal),
    ],
    [
      'where nothing tells how it began',
      codeFlow({
        redirectUri: 'http://127.0.0.1:51734/cb',
        requestExchange: refusal,
        response: null,
        token: null,
      }),
    ],
    [
      'where a program told the page its port',
      askedElsewhere('https://tool.example/cli?port=51734', 'http://127.0.0.1:51734/cb', refusal),
    ],
    [
      'where a program told the page its address',
      askedElsewhere(
        'https://tool.example/cli?to=http%3A%2F%2Flocalhost%2Fcb',
        'http://localhost/cb',
        refusal,
      ),
    ],
    ['where a program answers there', answeredElsewhere(start, 'http://127.0.0.1:51734/cb', { status: 200 })],
    ['where the address is a public one', askedElsewhere(start, 'https://metrics.example/other', refusal)],
    [
      'where the provider names another reason',
      askedElsewhere(start, 'http://localhost:3000/cb', {
        status: 400,
        responseBody: { mediaType: 'text/html', text: '<p class="instruction">Client not found.</p>' },
      }),
    ],
    [
      'where the provider is out of order',
      askedElsewhere(start, 'http://localhost:3000/cb', { status: 503 }),
    ],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));
});
