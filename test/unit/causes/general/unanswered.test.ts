import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, reasonOf } from '../../../support/causes.ts';
import { codeFlow, code } from '../../../support/flow.ts';
import { jsonBody, type ExchangeFields } from '../../../support/exchange.ts';

const tokenFails = (failure: string) =>
  codeFlow({ tokenAnswer: null, tokenExchange: { status: 0, failure, responseHeaders: [] } });

describe('a request that nobody answered is told by what the browser says of it:', () => {
  it.each([
    ['net::ERR_BLOCKED_BY_CLIENT', 'an extension or the browser’s own protection stopped it'],
    ['NS_ERROR_TRACKING_URI', 'an extension or the browser’s own protection stopped it'],
    ['net::ERR_ABORTED', 'broken off before an answer came (net::ERR_ABORTED)'],
    ['net::ERR_EMPTY_RESPONSE', 'No answer came from https://op.example/token: the browser says'],
  ])('%s', (failure, said) => {
    const exchanges = tokenFails(failure);
    expect(reasonOf(exchanges)).toMatchObject({
      cause: 'no-answer',
      why: expect.stringContaining(said) as string,
    });
    expect(causeAndOfTrace(exchanges)).toEqual(['no-answer', 'no-answer']);
  });
});

describe('a callback that the browser did not come to', () => {
  it.each([
    ['net::ERR_BLOCKED_BY_CLIENT', 'an extension or the browser’s own protection stopped it'],
    ['net::ERR_CONNECTION_RESET', 'nothing answered there (net::ERR_CONNECTION_RESET)'],
    ['net::ERR_FAILED', 'nothing answered there (net::ERR_FAILED)'],
  ])('is told by what the browser says: %s', (failure, said) => {
    const exchanges = codeFlow({
      token: null,
      responseExchange: { status: 0, failure, context: { resourceType: 'main_frame' } },
    });
    expect(reasonOf(exchanges)).toMatchObject({
      cause: 'callback-not-reached',
      why: expect.stringContaining(said) as string,
    });
  });
});

describe('a page that handed its code to a server that did not answer', () => {
  const handed = (more: Partial<ExchangeFields>) =>
    codeFlow({
      token: null,
      then: [
        {
          url: 'https://be.example/login',
          method: 'POST',
          status: 0,
          requestHeaders: [['Origin', 'https://app.example']],
          requestBody: jsonBody({ code }),
          context: { resourceType: 'fetch', initiator: 'https://app.example' },
          ...more,
        },
      ],
    });

  it.each([
    ['net::ERR_FAILED', 'the browser kept the answer from the page or got none (net::ERR_FAILED)'],
    ['net::ERR_CONNECTION_REFUSED', 'nothing listens there (net::ERR_CONNECTION_REFUSED)'],
  ])('is not told to have left it: %s', (failure, said) => {
    const why = `The page handed the code to https://be.example/login, and ${said}`;
    expect(reasonOf(handed({ failure }))?.why).toContain(why);
    expect(causeAndOfTrace(handed({ failure }))).toEqual(['no-answer', 'no-answer']);
  });

  it.each<[string, Partial<ExchangeFields>]>([
    ['where it was broken off by the page', { failure: 'net::ERR_ABORTED' }],
    ['where it was answered', { status: 204 }],
  ])('is told otherwise %s', (_, more) => {
    expect(reasonOf(handed(more))?.cause).not.toBe('no-answer');
  });
});
