import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { codeFlow, flowsOf } from '../../support/flow.ts';
import { capture, exchange, type ExchangeFields } from '../../support/exchange.ts';
import { redacted } from '../../support/redacted.ts';

const begun = (tab?: number) =>
  codeFlow({
    requestExchange: {
      status: 302,
      redirectUrl: 'https://op.example/login',
      context: { tab, resourceType: 'main_frame' },
    },
    response: null,
    token: null,
  });

const html = (text?: string) => ({
  responseHeaders: [['Content-Type', 'text/html;charset=utf-8']] as const,
  responseBody: { mediaType: 'text/html', ...(text === undefined ? {} : { text }) },
});

/** A page of the provider, some seconds into the login. */
const later = (fields: Partial<ExchangeFields>) =>
  exchange({
    id: 'later',
    entry: 9,
    url: 'https://op.example/login-actions/authenticate?session_code=x',
    status: 400,
    startedAt: begun()[0]!.startedAt + 5000,
    context: { resourceType: 'main_frame' },
    ...html(),
    ...fields,
  });

const flowAfter = (page: Exchange, tab?: number) => flowsOf([...begun(tab), page])[0]!;

describe('a login that ends on a later page of the provider', () => {
  it('has failed, at its request, and is told with that page', () => {
    const flow = flowAfter(later({}));
    expect(flow).toMatchObject({ outcome: 'failed', error: null });
    expect(flow.steps).toHaveLength(1);
    expect(flow.diagnosis[0]?.why).toContain('answered 400 at https://op.example/login-actions/authenticate');
  });

  it('says what the page says, and the same after redaction', () => {
    const page = later(html('<h1>temporarily_unavailable</h1> Your session has expired.'));
    const flow = flowAfter(page);
    expect(flow.diagnosis[0]?.why).toContain('temporarily_unavailable');
    expect(flowsOf(redacted([...begun(), page]))[0]?.diagnosis[0]?.why).toContain('temporarily_unavailable');
  });

  it('may end on the answer to a form', () => {
    const page = later({ method: 'POST', ...html('<h1>Cookie not found</h1>') });
    expect(flowAfter(page).outcome).toBe('failed');
  });

  it('keeps its other findings: the provider had taken the request', () => {
    const careless = codeFlow({
      request: { code_challenge: undefined, code_challenge_method: undefined },
      requestExchange: { status: 302, redirectUrl: 'https://op.example/login' },
      response: null,
      token: null,
    });
    const [flow] = flowsOf([...careless, later({})]);
    expect(flow?.findings.map(({ rule }) => rule)).toContain('pkce-missing');
  });
});

describe('no login ends', () => {
  it.each([
    [
      'on a wrong password, after which the form is shown again',
      later({ method: 'POST', ...html('<form><input type="password"></form>') }),
    ],
    ['on the unread answer to a form', later({ method: 'POST' })],
    ['on a call of a script that failed', later({ context: { resourceType: 'fetch' } })],
    ['on another server’s page', later({ url: 'https://elsewhere.test/gone' })],
    ['on a page that was shown', later({ status: 200 })],
  ])('%s', (_, page) => {
    expect(flowAfter(page).outcome).toBe('pending');
  });

  it('on a page in another tab', () => {
    const elsewhere = later({ context: { tab: 2, resourceType: 'main_frame' } });
    expect(flowAfter(elsewhere, 1).outcome).toBe('pending');
    expect(flowAfter({ ...elsewhere, context: { ...elsewhere.context, tab: 1 } }, 1).outcome).toBe('failed');
  });

  it('that came back after all', () => {
    const whole = codeFlow();
    const page = later({ startedAt: whole[0]!.startedAt + 1 });
    expect(flowsOf([whole[0]!, page, ...whole.slice(1)])[0]?.outcome).toBe('succeeded');
  });

  it('that had ended before', () => {
    const [flow, ...others] = flowsOf([...codeFlow(), later({ startedAt: begun()[0]!.startedAt + 60_000 })]);
    expect(flow?.outcome).toBe('succeeded');
    expect(others).toEqual([]);
  });
});

it('a page that is an error stands alone where no login was seen', () => {
  expect(flowsOf(capture(later({})))).toEqual([]);
});
