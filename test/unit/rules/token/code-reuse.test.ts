import { describe, expect, it } from 'vitest';
import codeReuse from '../../../../lib/rules/token/code-reuse.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { baseTime, form, jsonBody } from '../../../support/exchange.ts';
import {
  code,
  codeFlow,
  factsOf,
  findingsOf,
  outcomeOf,
  verdictsOf,
  verifier,
  webAppFlow,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'code-reuse';
const again = (answer: Readonly<Record<string, unknown>>, more: Partial<Exchange> = {}) =>
  form(
    'https://op.example/token',
    {
      grant_type: 'authorization_code',
      code,
      client_id: 'spa',
      redirect_uri: 'https://app.example/cb',
      code_verifier: verifier,
    },
    {
      status: answer['error'] ? 400 : 200,
      responseBody: jsonBody(answer),
      context: { resourceType: 'fetch' },
      ...more,
    },
  );
const tokens = { access_token: 'another-access-token', token_type: 'Bearer', expires_in: 600 };
const minutes = (count: number) => ({ startedAt: baseTime + count * 60_000 });

describe('code-reuse is', () => {
  it('high, and the server’s, where both requests got tokens', () => {
    const exchanges = codeFlow({ then: [again(tokens)] });
    expect(findingsOf(exchanges).find((finding) => finding.rule === rule)).toMatchObject({
      severity: 'high',
      confidence: 'certain',
      owner: 'authorization_server',
      steps: ['flow-1.3', 'flow-1.4'],
    });
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['high certain']);
  });

  it('not certain where the second success was not read', () => {
    expect(verdictsOf(rule, codeFlow({ then: [again(tokens, { responseBody: undefined })] }))).toEqual([
      'high firm',
    ]);
  });

  it('low, and the client’s, where the second one was refused; the diagnosis has it then', () => {
    const exchanges = codeFlow({ then: [again({ error: 'invalid_grant' })] });
    expect(codeReuse.inspect(factsOf(exchanges))).toMatchObject([
      { severity: 'low', owner: 'client', confidence: 'certain' },
    ]);
    expect(findingsOf(exchanges).map((finding) => finding.rule)).toContain('err-invalid-grant');
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });

  it('low where a code still worked after a quarter of an hour', () => {
    expect(verdictsOf(rule, codeFlow({ tokenExchange: minutes(15) }))).toEqual(['low firm']);
  });
});

/** A login whose server redirects at once, both answers with the server's own time. */
const byClock = (handedOut: string, accepted: string, tokenMinutes: number) =>
  codeFlow({
    requestExchange: {
      status: 302,
      redirectUrl: `https://app.example/cb?code=${code}&state=af0ifjsldkj9320ad`,
      responseHeaders: [['Date', handedOut]],
    },
    tokenExchange: {
      ...minutes(tokenMinutes),
      responseHeaders: [
        ['Date', accepted],
        ['Cache-Control', 'no-store'],
      ],
    },
  });
const midnight = 'Thu, 01 Jan 2026 00:00:00 GMT';
const quarterPast = 'Thu, 01 Jan 2026 00:15:00 GMT';

it('code-reuse is low where the server’s own clock says so too', () => {
  expect(verdictsOf(rule, byClock(midnight, quarterPast, 15))).toEqual(['low firm']);
});

describe('code-reuse says nothing', () => {
  it('where only the browser’s clock has moved', () => {
    expect(verdictsOf(rule, byClock(midnight, midnight, 15))).toEqual([]);
    expect(verdictsOf(rule, byClock('', midnight, 15))).toEqual(['low firm']);
  });

  it('where the code was redeemed once', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('pass');
  });

  it.each(['use_dpop_nonce', 'invalid_client', 'temporarily_unavailable'])('of a retry after %s', (error) => {
    expect(verdictsOf(rule, codeFlow({ tokenAnswer: { error }, then: [again(tokens)] }))).toEqual([]);
  });

  it('of a retry after a request that got no response', () => {
    const lost = { status: 0, responseBody: undefined, failure: 'net::ERR_CONNECTION_RESET' };
    expect(verdictsOf(rule, codeFlow({ tokenExchange: lost, then: [again(tokens)] }))).toEqual([]);
  });

  it('of one exchange that was recorded twice', () => {
    expect(verdictsOf(rule, codeFlow({ tokenAnswer: tokens, then: [again(tokens)] }))).toEqual([]);
  });

  it('of a second request that never was answered', () => {
    expect(
      verdictsOf(rule, codeFlow({ then: [again({}, { status: undefined, responseBody: undefined })] })),
    ).toEqual([]);
  });

  it('of a code that was used within minutes', () => {
    expect(verdictsOf(rule, codeFlow({ tokenExchange: minutes(9) }))).toEqual([]);
  });

  it('of a late code that was refused: that is as it should be', () => {
    expect(
      verdictsOf(
        rule,
        codeFlow({ tokenAnswer: { error: 'invalid_grant' }, tokenExchange: { ...minutes(15), status: 400 } }),
      ),
    ).toEqual([]);
  });

  it('of a late code whose delivery was not seen', () => {
    expect(verdictsOf(rule, codeFlow({ response: null, tokenExchange: minutes(15) }))).toEqual([]);
  });

  it('where the code was redeemed out of sight', () => {
    expect(outcomeOf(rule, webAppFlow())).toBe('not applicable');
  });
});
