import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type Changes } from '../../../support/flow.ts';

const id = 'web-message-origin';
/** A popup whose answer is posted to the page that opened it. */
const inWindow = (page: string, request: Changes = {}, requestExchange: Partial<Exchange> = {}) =>
  codeFlow({
    request: { response_mode: 'web_message', ...request },
    requestExchange: { status: 200, requestHeaders: [['Referer', `${page}/`]], ...requestExchange },
    response: null,
    token: null,
  });

describe(`${id} is the cause`, () => {
  it.each(['web_message', 'okta_post_message'])('of an answer by %s to another origin', (response_mode) => {
    const exchanges = inWindow('https://staging.app.example', { response_mode });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toMatch(
      /window of https:\/\/app\.example .*https:\/\/staging\.app\.example/,
    );
  });
});

const posts = (error: string): Partial<Exchange> => ({
  responseBody: {
    mediaType: 'text/html',
    text: `<script>window.parent.postMessage({ response: { error: "${error}" } }, "https://app.example")</script>`,
  },
});

describe(`${id} beside an error that the page posts`, () => {
  const quiet = (page: string) =>
    inWindow(
      page,
      { prompt: 'none' },
      { ...posts('login_required'), requestHeaders: [['Referer', `${page}/`]] },
    );

  it('is the cause where it is posted elsewhere', () => {
    expect(causeAndOfTrace(quiet('https://www.app.example'))).toEqual([id, id]);
    expect(causesOf(quiet('https://www.app.example'))).toContain('login-required');
  });

  it('is none where the page hears it', () => {
    expect(causesOf(quiet('https://app.example'))).toEqual(['login-required']);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof inWindow>]>([
    ['where both are one origin', inWindow('https://app.example')],
    ['of an answer by redirect', inWindow('https://staging.app.example', { response_mode: 'query' })],
    ['where nobody knows the page', inWindow('', {}, { requestHeaders: [] })],
    [
      'of Google’s own scheme',
      inWindow('https://staging.app.example', {
        response_mode: undefined,
        redirect_uri: 'storagerelay://https/app.example?id=auth1',
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
