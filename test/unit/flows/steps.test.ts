import { describe, expect, it } from 'vitest';
import { messagesOfStep, observedSteps } from '../../../lib/flows/steps.ts';
import { baseTime, form, jsonBody, type ExchangeFields } from '../../support/exchange.ts';
import { flowIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';

const a = spaLogin('a');

const stepsIn = (...fields: readonly ExchangeFields[]) =>
  observedSteps(flowIn(...fields)).map((step) => ({
    kind: step.kind,
    exchanges: messagesOfStep(step).map(({ exchange }) => exchange.id),
  }));

describe('one step', () => {
  it('is a request and the pages on which the server repeats it', () => {
    const bounced = {
      ...a.request(),
      context: { resourceType: 'main_frame', initiator: 'https://op.example' },
    } as const;
    expect(stepsIn(a.request(), bounced)).toEqual([
      { kind: 'authorization_request', exchanges: ['x0', 'x1'] },
    ]);
  });

  it('is a redirect and its landing; the landing stands for both', () => {
    expect(stepsIn(a.request(), a.refer(), a.landing())[1]).toEqual({
      kind: 'authorization_response',
      exchanges: ['x2', 'x1'],
    });
  });

  it('is a 307 and the post to the client that it makes of a post to the server', () => {
    const login = form('https://op.example/login', { password: 'hunter2' });
    const sentOn = { ...a.refer(), status: 307 };
    const from = (initiator: string): ExchangeFields => ({
      ...login,
      url: a.answer,
      status: 200,
      context: { resourceType: 'main_frame', initiator },
    });
    expect(stepsIn(a.request(), sentOn, from('https://op.example'))[1]?.exchanges).toEqual(['x2', 'x1']);
    expect(stepsIn(a.request(), sentOn, from('https://app.example'))[1]?.exchanges).toEqual(['x1']);
  });

  it('is an answer and the same one loaded again', () => {
    expect(stepsIn(a.request(), a.landing(), a.landing())[1]?.exchanges).toEqual(['x1', 'x2']);
  });
});

describe('a code exchange that was recorded twice, by the page and its service worker, is', () => {
  const exchange = (startedAt: number, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
    ...a.redemption(),
    startedAt: baseTime + startedAt,
    duration: 80,
    ...more,
  });
  const exchanges = (second: ExchangeFields) =>
    stepsIn(a.request(), a.landing(), exchange(3000), second).filter(({ kind }) => kind === 'token_request')
      .length;

  it('one step where both were under way at once and got the very same tokens', () => {
    expect(exchanges(exchange(3002))).toBe(1);
  });

  it('two where one came later, got other tokens, or none', () => {
    expect(exchanges(exchange(4000))).toBe(2);
    const other = jsonBody({ access_token: 'another-4711', token_type: 'Bearer' });
    expect(exchanges(exchange(3002, { responseBody: other }))).toBe(2);
    const refused = jsonBody({ error: 'invalid_grant' });
    expect(exchanges(exchange(3002, { status: 400, responseBody: refused }))).toBe(2);
  });
});

describe('steps of their own', () => {
  it('are two answers with different codes', () => {
    const again = a.landing(a.answer.replace(a.values.code, 'another-code-0123456789'));
    expect(stepsIn(a.request(), a.landing(), again).map(({ kind }) => kind)).toEqual([
      'authorization_request',
      'authorization_response',
      'authorization_response',
    ]);
  });

  it('are a token request and its repetition: a code that is sent twice is news', () => {
    const kinds = stepsIn(a.request(), a.landing(), a.redemption(), a.redemption()).map(({ kind }) => kind);
    expect(kinds.slice(2)).toEqual(['token_request', 'token_request']);
  });

  it('are equal calls of an API', () => {
    expect(stepsIn(a.request(), a.landing(), a.redemption(), a.apiCall(), a.apiCall()).slice(3)).toHaveLength(
      2,
    );
  });
});

describe('the order of steps', () => {
  it('is that of time: a redirected answer begins when its redirect was answered', () => {
    const slow = { ...a.refer(), duration: 5000 };
    const steps = observedSteps(flowIn(a.request(), slow));
    expect(steps[1]!.time - steps[0]!.time).toBe(6000);
  });
});

it('a preflight is evidence and no step', () => {
  const preflight = {
    url: 'https://op.example/token',
    method: 'OPTIONS',
    status: 204,
    requestHeaders: [['Access-Control-Request-Method', 'POST'], ['Origin', 'https://app.example']] as const,
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
  } as const; // prettier-ignore
  const kinds = stepsIn(a.request(), a.landing(), preflight, a.redemption()).map(({ kind }) => kind);
  expect(kinds).toEqual(['authorization_request', 'authorization_response', 'token_request']);
});
