import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { leftCode, type LeftCode } from '../../../support/left-code.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'storage-other-origin';
const refused = (start: string, redirectUri: string, verifier = 'null', more: FlowChanges = {}) =>
  codeFlow({
    redirectUri,
    requestExchange: { requestHeaders: [['Referer', `${start}/`]] },
    token: { code_verifier: verifier },
    tokenAnswer: { error: 'invalid_grant' },
    ...more,
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['http://localhost:3000', 'http://127.0.0.1:3000/authorized'],
    ['https://www.shop.example', 'https://shop.example/cb'],
    ['http://localhost:5173', 'http://localhost:3000/cb'],
    ['http://shop.example', 'https://shop.example/cb'],
  ])('of a login from %s back to %s', (start, back) => {
    const exchanges = refused(start, back);
    const reason = reasonOf(exchanges);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reason).toMatchObject({ cause: id, confidence: 'certain' });
    expect(reason?.why).toContain(`began at ${start} and came back to ${new URL(back).origin}`);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof refused>]>([
    ['of one origin', refused('https://shop.example', 'https://shop.example/cb')],
    [
      'where a verifier was sent',
      refused(
        'https://www.shop.example',
        'https://shop.example/cb',
        'a-verifier-that-is-one-and-does-not-fit-at-all',
      ),
    ],
    [
      'where the code was redeemed',
      refused('https://www.shop.example', 'https://shop.example/cb', 'null', {
        tokenAnswer: { access_token: 'a', token_type: 'Bearer' },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe('a page that finds nothing in its storage', () => {
  const saying = (start: string, says = 'No matching state found in storage') =>
    codeFlow({
      redirectUri: 'https://shop.example/cb',
      requestExchange: { requestHeaders: [['Referer', `${start}/`]] },
      responseExchange: {
        status: 400,
        responseBody: { mediaType: 'text/html', text: `<h1>Login failed</h1><p>${says}</p>` },
      },
      token: null,
    });

  it.each(['https://www.shop.example', 'https://start.shop.example'])('began at %s', (start) => {
    const exchanges = saying(start);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`began at ${start} and came back to https://shop.example`);
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it.each<[string, ReturnType<typeof saying>]>([
    ['of one origin', saying('https://shop.example')],
    ['of another site, where a server may have begun it', saying('https://portal.example')],
    ['that says something else', saying('https://www.shop.example', 'Invalid client secret')],
  ])('has it proved by nothing %s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.why).not.toContain('another origin for the browser');
  });

  it('is not even suspected where both ends have one origin', () => {
    expect(causesOf(saying('https://shop.example'))).not.toContain(id);
  });
});

describe('a code that stays on the other origin', () => {
  const popup: LeftCode = { request: { display: 'popup' } };

  it.each([
    ['http://localhost:5173/', 'http://127.0.0.1:5173/callback'],
    ['https://www.app.example/', 'https://app.example/callback'],
    ['http://app.example/', 'https://app.example/callback'],
    ['http://localhost:4200/', 'http://localhost:4201/callback'],
  ])('of a popup opened at %s that came back to %s', (startUrl, redirectUri) => {
    const exchanges = leftCode({ ...popup, startUrl, redirectUri });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(new URL(startUrl).origin);
    expect(reasonOf(exchanges)?.why).toContain('cannot reach the page that opened it');
  });

  it('is about what the page stored, where it redeems codes itself', () => {
    const changes = {
      metadata: {},
      startUrl: 'http://localhost:3000/',
      redirectUri: 'http://127.0.0.1:3000/cb',
    };
    expect(reasonOf(leftCode(changes))).toMatchObject({ cause: id, confidence: 'firm' });
  });

  it.each<[string, LeftCode]>([
    ['on one origin', popup],
    [
      'where an API of another name takes the code',
      { ...popup, redirectUri: 'https://api.app.example/callback' },
    ],
    ['where a server may redeem it', { startUrl: 'https://www.app.example/' }],
    ['where it was redeemed', { ...popup, startUrl: 'https://www.app.example/', isRedeemed: true }],
  ])('is not told %s', (_, changes) => {
    expect(causesOf(leftCode(changes))).not.toContain(id);
  });
});
