import { describe, expect, it } from 'vitest';
import { jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, detailOf, findingsOf, flowsOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';

const id = 'err-cors-token-endpoint';
const page = 'https://app.example';
const metadata = { code_challenge_methods_supported: ['S256'] };

/** A login whose page posts to the token endpoint, after the browser has asked beforehand. */
function posted(preflight: Partial<Exchange> | null, post: Partial<Exchange> = {}): readonly Exchange[] {
  const [document, request, response, token] = codeFlow({
    metadata,
    tokenAnswer: null,
    tokenExchange: { requestHeaders: [['Origin', page]], ...post },
  });
  if (preflight === null) return [document!, request!, response!, token!];
  const options: ExchangeFields & Exchange = {
    ...token!,
    id: 'options',
    entry: 9,
    startedAt: token!.startedAt - 100,
    method: 'OPTIONS',
    requestBody: undefined,
    responseBody: undefined,
    requestHeaders: [
      ['Origin', page],
      ['Access-Control-Request-Method', 'POST'],
    ],
    ...preflight,
  };
  return [document!, request!, response!, options, token!];
}

const never = { status: 0, failure: 'net::ERR_FAILED' };
const allowing = (origin: string): readonly Header[] => [['Access-Control-Allow-Origin', origin]];

describe('the question beforehand of a server that described itself nowhere', () => {
  const asking = (
    headers: string,
    allowed: string,
    url = 'https://op.example/oauth/v2/oauth-token',
    {
      status = 204,
      more = [],
      call = [],
    }: { status?: number; more?: readonly Header[]; call?: readonly Header[] } = {},
  ) =>
    posted(
      {
        status,
        url,
        requestHeaders: [
          ['Origin', page],
          ['Access-Control-Request-Method', 'POST'],
          ['Access-Control-Request-Headers', headers],
        ],
        responseHeaders: [...allowing(page), ['Access-Control-Allow-Headers', allowed], ...more],
      },
      { ...never, url, requestHeaders: [['Origin', page], ...call] },
    ).slice(1);

  it('tells the header that the app sends along', () => {
    const exchanges = asking('content-type, x-tenant-id', 'Content-Type, Authorization, DPoP');
    expect(verdictsOf(id, exchanges)).toEqual(['info certain']);
    expect(detailOf(id, exchanges)).toContain('does not allow the header x-tenant-id');
    expect(findingsOf(exchanges).find(({ rule }) => rule === id)?.fix).toContain('Leave that header out');
  });

  it.each([
    'https://op.example/as/token.oauth2',
    'https://op.example/oauth/tokens',
    'https://op.example/oauth/accessToken',
    'https://op.example/oidc/token.php',
  ])('at %s, with headers of a tracer', (url) => {
    const exchanges = asking('baggage,sentry-trace', 'authorization, content-type, dpop', url, {
      status: 200,
    });
    expect(verdictsOf(id, exchanges)).toEqual(['info certain']);
    expect(detailOf(id, exchanges)).toContain(
      'does not allow the headers baggage and sentry-trace, which the page wanted to send: Sentry adds them',
    );
    expect(findingsOf(exchanges).find(({ rule }) => rule === id)?.fix).toContain('tracePropagationTargets');
  });

  it.each([
    ['traceparent', 'OpenTelemetry'],
    ['x-datadog-trace-id,x-datadog-origin,traceparent', 'Datadog'],
    ['newrelic,traceparent,tracestate', 'New Relic'],
    ['Request-Id,Request-Context', 'Application Insights'],
    ['X-B3-TraceId', 'Zipkin'],
  ])('tells who adds %s: %s', (headers, who) => {
    expect(detailOf(id, asking(headers, 'Content-Type'))).toContain(`${who} adds`);
  });

  it('takes * for a name where the call sends cookies', () => {
    const cookies: Parameters<typeof asking>[3] = {
      more: [['Access-Control-Allow-Credentials', 'true']],
      call: [['Cookie', 'a=1']],
    };
    expect(detailOf(id, asking('x-tenant-id', '*', undefined, cookies))).toContain('the header x-tenant-id');
    expect(verdictsOf(id, asking('x-tenant-id', '*'))).not.toContain('info certain');
    expect(detailOf(id, asking('authorization', '*'))).toContain('the header authorization');
  });

  it.each([
    ['that allows it', asking('x-tenant-id', 'X-Tenant-Id')],
    [
      'that allows all of several, in another order',
      asking('baggage,sentry-trace', 'Sentry-Trace , BAGGAGE'),
    ],
    [
      'that allows them in two headers',
      asking('baggage,sentry-trace', 'baggage', undefined, {
        more: [['Access-Control-Allow-Headers', 'sentry-trace']],
      }),
    ],
    ['of another host', asking('x-tenant-id', '', 'https://api.example/token').slice(0, -1)],
  ])('is none %s', (_, exchanges) => {
    expect(verdictsOf(id, exchanges)).not.toContain('info certain');
  });
});

describe('the question before the call of a login that began in another program', () => {
  const url = 'https://tenant.op.example/oauth/token';
  const mobile = ({ endpoint = url, before = 100 } = {}) => {
    const [, , , options, token] = posted(
      { status: 200, url: endpoint, responseHeaders: [['Allow', 'POST']] },
      { ...never, url },
    );
    return [{ ...options!, startedAt: token!.startedAt - before }, token!];
  };

  it('is seen, though nothing named the endpoint before', () => {
    expect(verdictsOf(id, mobile())).toEqual(['info certain']);
    expect(detailOf(id, mobile())).toContain('does not allow https://app.example');
  });

  it.each([
    ['of another endpoint', { endpoint: 'https://other.op.example/oauth/token' }],
    ['of long before', { before: 60_000 }],
  ])('is none %s', (_, changes) => {
    expect(verdictsOf(id, mobile(changes))).toEqual(['info tentative']);
  });

  it('is none of a program’s call, or of another page’s', () => {
    const [options, token] = mobile();
    const taken = {
      ...token!,
      status: 200,
      responseBody: jsonBody({ access_token: 'x', token_type: 'Bearer' }),
    };
    const program = { ...taken, context: {}, requestHeaders: [] };
    const other = {
      ...taken,
      context: { ...taken.context, initiator: 'https://shop.example' },
      requestHeaders: [],
    };
    for (const call of [program, other])
      expect(findingsOf([options!, call]).map(({ rule }) => rule)).not.toContain(id);
  });

  it('is no login by itself', () => {
    expect(flowsOf(mobile().slice(0, 1))).toEqual([]);
  });
});

describe('err-cors-token-endpoint is a remark', () => {
  it('on a preflight that is not answered with a success', () => {
    const exchanges = posted({ status: 405 }, never);
    expect(verdictsOf(id, exchanges)).toEqual(['info certain']);
    expect(detailOf(id, exchanges)).toBe(
      'A page of https://app.example called https://op.example/token. https://op.example/token answered the browser’s question beforehand (OPTIONS) with 405, so the call itself was never made.',
    );
  });

  it('as a guess on a call that failed without a reason, as Firefox and Safari save it', () => {
    expect(verdictsOf(id, posted(null, { status: 0 }))).toEqual(['info tentative']);
  });

  it('on a preflight that allows another origin, or not the header that is asked for', () => {
    const other = posted({ status: 204, responseHeaders: allowing('https://admin.example') }, never);
    expect(detailOf(id, other)).toContain('does not allow https://app.example');
    const header = posted(
      {
        status: 204,
        requestHeaders: [
          ['Origin', page],
          ['Access-Control-Request-Method', 'POST'],
          ['Access-Control-Request-Headers', 'x-own'],
        ],
        responseHeaders: allowing(page),
      },
      never,
    );
    expect(detailOf(id, header)).toContain('does not allow the header x-own');
  });

  it('on a preflight that does not allow the method', () => {
    const asked = (method: string, allowed: readonly Header[] = []) =>
      posted(
        {
          status: 204,
          requestHeaders: [
            ['Origin', page],
            ['Access-Control-Request-Method', method],
          ],
          responseHeaders: [...allowing(page), ...allowed],
        },
        never,
      );
    expect(detailOf(id, asked('PUT'))).toContain('does not allow the method PUT');
    expect(detailOf(id, asked('PUT', [['Access-Control-Allow-Methods', 'GET, POST']]))).toContain('PUT');
    const list = (value: string): readonly Header[] => [['Access-Control-Allow-Methods', value]];
    for (const fine of [asked('POST', list('GET')), asked('PUT', list('GET, PUT')), asked('PUT', list('*'))])
      expect(detailOf(id, fine) ?? '').not.toContain('does not allow');
  });

  it.each([200, 400])('on an answer %i that does not let the page read it', (status) => {
    const exchanges = posted(null, { status, responseHeaders: [['Content-Type', 'application/json']] });
    expect(verdictsOf(id, exchanges)).toEqual(['info firm']);
    expect(detailOf(id, exchanges)).toContain('no Access-Control-Allow-Origin');
  });

  it('whose advice begins with the refusal where the answer kept from the page is one', () => {
    const fixOf = (status: number) =>
      findingsOf(posted(null, { status, responseHeaders: [['Content-Type', 'application/json']] })).find(
        ({ rule }) => rule === id,
      )?.fix;
    expect(fixOf(401)).toMatch(/^Mend what the refusal says first/);
    expect(fixOf(200)).toMatch(/^Register the page’s origin/);
  });

  it.each([
    [page, 'needs “Access-Control-Allow-Credentials: true”.'],
    ['*', 'needs “Access-Control-Allow-Credentials: true” and that very origin in place of *.'],
  ])('on cookies that went along where the answer allows %s alone', (allowed, words) => {
    const requestHeaders: readonly Header[] = [
      ['Origin', page],
      ['Cookie', 'idp=1'],
    ];
    const told = detailOf(
      id,
      posted(null, { status: 400, requestHeaders, responseHeaders: allowing(allowed) }),
    );
    expect(told).toContain(words);
    expect(told).not.toContain('another origin');
  });

  it('that is a guess where the browser gives no reason', () => {
    expect(verdictsOf(id, posted(null, never))).toEqual(['info tentative']);
  });

  it('whose evidence is the call', () => {
    const [finding] = findingsOf(posted({ status: 405 }, never)).filter(({ rule }) => rule === id);
    expect(finding?.steps).toEqual(['flow-1.4']);
  });
});

describe('err-cors-token-endpoint says nothing', () => {
  it('of a call that was allowed', () => {
    const responseHeaders = allowing(page);
    expect(verdictsOf(id, posted({ status: 204, responseHeaders }, { responseHeaders }))).toEqual([]);
    expect(verdictsOf(id, posted(null, { responseHeaders: allowing('*') }))).toEqual([]);
  });

  it('of a call that failed without a reason at a server that never answered', () => {
    const down = posted(null, { status: 0, url: 'https://tokens.example/token' });
    expect(verdictsOf(id, down)).toEqual([]);
  });

  it.each(['net::ERR_INTERNET_DISCONNECTED', 'net::ERR_BLOCKED_BY_CLIENT', 'net::ERR_CERT_DATE_INVALID'])(
    'of a call that failed for another reason (%s)',
    (failure) => {
      expect(verdictsOf(id, posted(null, { status: 0, failure }))).toEqual([]);
    },
  );

  it('of a preflight that never came through', () => {
    const down = { status: 0, failure: 'net::ERR_NAME_NOT_RESOLVED' };
    expect(verdictsOf(id, posted(down, down))).toEqual([]);
  });

  it('of a call that was answered, whatever the browser adds', () => {
    const responseHeaders = allowing(page);
    expect(verdictsOf(id, posted(null, { failure: 'net::ERR_FAILED', responseHeaders }))).toEqual([]);
  });

  it('of a login that succeeded though cookies went along', () => {
    const requestHeaders: readonly Header[] = [
      ['Origin', page],
      ['Cookie', 'idp=1'],
    ];
    const succeeded = codeFlow({ tokenExchange: { requestHeaders, responseHeaders: allowing(page) } });
    expect(verdictsOf(id, succeeded)).toEqual([]);
  });

  it('of an answer whose headers were not recorded', () => {
    expect(verdictsOf(id, posted(null))).toEqual([]);
  });

  it('of an answer whose token the page used', () => {
    const read = codeFlow({
      tokenExchange: {
        requestHeaders: [['Origin', page]],
        responseHeaders: [['Content-Type', 'application/json']],
      },
      then: [
        {
          url: 'https://api.example/notes',
          requestHeaders: [['Authorization', 'Bearer SlAV32hkKG-access-7a9d']],
          status: 200,
        },
      ],
    });
    expect(verdictsOf(id, read)).toEqual([]);
  });

  it('of a provider on the page’s own origin', () => {
    const exchanges = codeFlow({
      at: 'https://app.example/auth',
      tokenEndpoint: 'https://app.example/token',
      tokenExchange: { responseHeaders: [['Content-Type', 'application/json']] },
    });
    expect(verdictsOf(id, exchanges)).toEqual([]);
  });

  it('and does not apply where no page called the provider', () => {
    expect(outcomeOf(id, codeFlow({ token: null }))).toBe('not applicable');
  });
});

describe('err-cors-token-endpoint says nothing', () => {
  it.each(['AADSTS9002326', 'AADSTS9002327'])('of a refusal that the page read: %s', (number) => {
    const exchanges = posted(null, {
      status: 400,
      responseHeaders: allowing(page),
      responseBody: jsonBody({ error: 'invalid_request', error_description: `${number}: Cross-origin …` }),
    });
    expect(verdictsOf(id, exchanges)).not.toContain('info certain');
  });
});

describe('what mends a question that was answered with an error', () => {
  const fixFor = (preflight: Partial<Exchange>, post: Partial<Exchange> = {}) =>
    flowsOf(posted(preflight, { ...never, ...post }))
      .flatMap(({ findings }) => findings)
      .find(({ rule }) => rule === id)?.fix;

  it.each([404, 405, 501])('is a server of one’s own where the address does not know it (%i)', (status) => {
    expect(fixFor({ status })).toContain('Let a server of yours redeem the code');
    expect(fixFor({ status })).toContain('look there whether yours does');
  });

  it('is to register the page where the server knows it and refuses (403)', () => {
    expect(fixFor({ status: 403 })).toContain('Register the page’s origin');
  });

  it('names the secret that stood in the page', () => {
    const requestBody = {
      mediaType: 'application/x-www-form-urlencoded',
      text: 'grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&client_id=spa&client_secret=a-secret',
    };
    expect(fixFor({ status: 404 }, { requestBody })).toContain('The client secret belongs there, too');
  });
});
