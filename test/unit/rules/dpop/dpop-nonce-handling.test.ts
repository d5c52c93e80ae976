import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { beforeAndAfterRedaction } from '../../../support/after-redaction.ts';
import { call, callProof, dpop, dpopFlow, nonceDemand, proof } from '../../../support/dpop.ts';
import { baseTime, form, type ExchangeFields } from '../../../support/exchange.ts';
import { code, codeFlow, detailOf, outcomeOf, verdictsOf, verifier } from '../../../support/flow.ts';

const id = 'dpop-nonce-handling';
const page = { resourceType: 'fetch', initiator: 'https://app.example' } as const;
const cors: readonly Header[] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Expose-Headers', 'DPoP-Nonce'],
];
let tries = 0;

/** A try at the token endpoint: its proof has that nonce, and it is answered as told. */
const attempt = (nonce: string | undefined, answer: Partial<Exchange>): ExchangeFields =>
  form(
    'https://op.example/token',
    {
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'https://app.example/cb',
      client_id: 'spa',
      code_verifier: verifier,
    },
    { context: page, requestHeaders: [dpop(proof({ nonce }, {}, `try-${tries++}`))], ...answer },
  );
const demand = (nonce: string, more: readonly Header[] = cors) =>
  nonceDemand(nonce, { responseHeaders: [['DPoP-Nonce', nonce], ...more] });
const tokens = {
  status: 200,
  responseBody: { mediaType: 'application/json', text: '{"access_token":"a-7a9d2c","token_type":"DPoP"}' },
};
const login = (...then: readonly ExchangeFields[]) => codeFlow({ token: null, then });
const told = (...then: readonly ExchangeFields[]) => [
  ...verdictsOf(id, login(...then)),
  detailOf(id, login(...then)),
];

const get = (nonce: string | undefined, more: Partial<Exchange> = {}) =>
  call(callProof({ nonce }, {}, `call-${tries++}`), { responseHeaders: cors, ...more });
const challenge = (nonce: string) => ({
  status: 401,
  responseHeaders: [
    ['DPoP-Nonce', nonce],
    ['WWW-Authenticate', 'DPoP error="use_dpop_nonce"'],
    ...cors,
  ] as const,
});

describe('dpop-nonce-handling is', () => {
  it('medium for a second try without the nonce, and with another one', () => {
    expect(told(attempt(undefined, demand('n-1-7a9d2')), attempt(undefined, demand('n-2-7a9d2')))).toEqual([
      'medium certain',
      expect.stringContaining('no nonce in its proof'),
    ]);
    expect(told(attempt(undefined, demand('n-1-7a9d2')), attempt('n-x-7a9d2', demand('n-2-7a9d2')))).toEqual([
      'medium certain',
      expect.stringContaining('another nonce'),
    ]);
  });

  it('medium for three demands in a row', () => {
    const nonces = [undefined, 'n-1-7a9d2', 'n-2-7a9d2'];
    const loop = nonces.map((nonce, at) => attempt(nonce, demand(`n-${at + 1}-7a9d2`)));
    expect(told(...loop)).toEqual(['medium certain', expect.stringContaining('3 times in a row')]);
  });

  it('medium where the server does not let the page read the nonce', () => {
    const unexposed = attempt(undefined, demand('n-1-7a9d2', [['Access-Control-Allow-Origin', '*']]));
    expect(told(unexposed)).toEqual([
      'medium certain',
      expect.stringContaining('Access-Control-Expose-Headers'),
    ]);
  });

  it('low and tentative where the recording ends with the demand', () => {
    expect(told(attempt(undefined, demand('n-1-7a9d2')))[0]).toBe('low tentative');
  });

  it('medium where the client went on without a second try', () => {
    const later = call('', { startedAt: baseTime + 60_000, status: 200 });
    const exchanges = dpopFlow({
      then: [later, get(undefined, challenge('n-9-7a9d2')), { ...later, startedAt: baseTime + 90_000 }],
    });
    expect(verdictsOf(id, exchanges)).toEqual(['low firm']);
  });

  it('low for a nonce of another server', () => {
    const exchanges = dpopFlow({
      tokenExchange: { requestHeaders: [dpop()], responseHeaders: [['DPoP-Nonce', 'n-as-7a9d2']] },
      then: [get('n-as-7a9d2')],
    });
    expect(detailOf(id, exchanges)).toContain('that https://op.example had given');
    expect(verdictsOf(id, exchanges)).toEqual(['low certain']);
  });

  it('low for refusals that the newest nonce would have spared', () => {
    const good = (nonce: string, next: string) =>
      get(nonce, { responseHeaders: [['DPoP-Nonce', next], ...cors] });
    const exchanges = dpopFlow({
      then: [
        good('n-0-7a9d2', 'n-1-7a9d2'),
        get('n-0-7a9d2', challenge('n-2-7a9d2')),
        good('n-2-7a9d2', 'n-3-7a9d2'),
        get('n-2-7a9d2', challenge('n-4-7a9d2')),
        good('n-4-7a9d2', 'n-5-7a9d2'),
      ],
    });
    expect(verdictsOf(id, exchanges)).toEqual(['low certain']);
  });

  it('told alike after redaction', () => {
    const wrong = login(attempt(undefined, demand('n-1-7a9d2')), attempt('n-x-7a9d2', demand('n-2-7a9d2')));
    const { before, after } = beforeAndAfterRedaction(id, wrong);
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });
});

describe('dpop-nonce-handling says nothing', () => {
  it.each([
    [
      'of one demand and a second try that works',
      login(attempt(undefined, demand('n-1-7a9d2')), attempt('n-1-7a9d2', tokens)),
    ],
    [
      'of a header that is not exposed where the page had the nonce all the same',
      login(
        attempt(undefined, demand('n-1-7a9d2', [['Access-Control-Allow-Origin', '*']])),
        attempt('n-1-7a9d2', tokens),
      ),
    ],
    [
      'of a nonce that a request at the same time was given',
      login(
        attempt(undefined, demand('n-1-7a9d2')),
        attempt('n-1-7a9d2', demand('n-2-7a9d2')),
        attempt('n-2-7a9d2', tokens),
      ),
    ],
    [
      'of a newer nonce that came too late',
      dpopFlow({
        then: [
          get('n-0-7a9d2', { responseHeaders: [['DPoP-Nonce', 'n-1-7a9d2'], ...cors] }),
          get('n-0-7a9d2'),
        ],
      }),
    ],
    [
      'of a nonce that comes with the first success',
      dpopFlow({ then: [get(undefined, { responseHeaders: [['DPoP-Nonce', 'n-1-7a9d2'], ...cors] })] }),
    ],
    [
      'of one nonce that two servers share',
      dpopFlow({
        tokenExchange: { requestHeaders: [dpop()], responseHeaders: [['DPoP-Nonce', 'n-as-7a9d2']] },
        then: [get(undefined, challenge('n-as-7a9d2')), get('n-as-7a9d2')],
      }),
    ],
    [
      'of a demand once in a while',
      dpopFlow({
        then: [
          get(undefined, challenge('n-1-7a9d2')),
          get('n-1-7a9d2'),
          get('n-1-7a9d2', challenge('n-2-7a9d2')),
          get('n-2-7a9d2'),
        ],
      }),
    ],
    [
      'of the first call to another server',
      dpopFlow({ then: [get(undefined, challenge('n-1-7a9d2')), get('n-1-7a9d2')] }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });

  it('where no server gave a nonce', () => {
    expect(outcomeOf(id, dpopFlow({ then: [call()] }))).toBe('not applicable');
  });
});
