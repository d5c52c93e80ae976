import { describe, expect, it } from 'vitest';
import { page } from '../../../support/around.ts';
import { flowsOf, spaLogin } from '../../../support/scenario.ts';
import { idTokenOf } from '../../../support/flow.ts';
import { baseTime, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';

const a = spaLogin('a');
const refusing = page('https://app.example/error?reason=validation_failed');

/** A page that gets this ID token goes to its own page for failures. */
function refused(claims: Readonly<Record<string, unknown>>) {
  const answer = {
    access_token: a.values.accessToken,
    token_type: 'Bearer',
    id_token: idTokenOf({ nonce: a.values.nonce, ...claims }),
  };
  const redemption = { ...a.redemption(), responseBody: jsonBody(answer) };
  return flowsOf(a.request(), a.landing(), redemption, refusing)[0];
}

it('a page that did not take its tokens is told, with what to look at', () => {
  const flow = flowsOf(a.request(), a.landing(), a.redemption(), refusing)[0];
  expect(flow).toMatchObject({ outcome: 'failed' });
  expect(flow?.diagnosis[0]).toMatchObject({ cause: 'callback-failed' });
  expect(flow?.diagnosis[0]?.why).toContain('https://app.example/error');
  expect(flow?.diagnosis[0]?.fix).toContain('console');
});

it('after what is wrong with them', () => {
  const ahead = baseTime / 1000 + 700;
  const causes = refused({ iat: ahead, exp: ahead + 3600 })?.diagnosis.map(({ cause }) => cause);
  expect(causes).toEqual(['clock-skew', 'callback-failed']);
});

describe('a code that the app’s page got', () => {
  /** A NetLog has addresses and headers alone. */
  const unread: ExchangeFields = {
    method: 'POST',
    url: 'https://op.example/token',
    status: 200,
    requestBody: { mediaType: 'application/x-www-form-urlencoded' },
    responseHeaders: [['Content-Type', 'application/json']],
    context: { resourceType: 'fetch' },
  };
  const causesAfter = (...then: readonly ExchangeFields[]) =>
    flowsOf(a.request(), a.landing(), ...then)[0]?.diagnosis.map(({ cause }) => cause);

  it('is said to be left there where nothing followed, or something else', () => {
    expect(causesAfter()).toEqual(['code-not-redeemed']);
    expect(causesAfter({ ...unread, url: 'https://op.example/events' })).toEqual(['code-not-redeemed']);
  });

  it('is not where the token endpoint answered and no body was recorded', () => {
    expect(causesAfter(unread)).toEqual([]);
  });
});
