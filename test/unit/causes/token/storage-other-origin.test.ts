import { describe, expect, it } from 'vitest';
import { causesOf, reasonOf } from '../../../support/causes.ts';
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
    const reason = reasonOf(refused(start, back));
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
