import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, reasonOf } from '../../../support/causes.ts';
import { capture, json, jsonBody } from '../../../support/exchange.ts';
import { flowsOf, idTokenOf } from '../../../support/flow.ts';

const url = 'https://ref.supabase.co/auth/v1/token?grant_type=id_token';

/** A page has an ID token of Google’s or Apple’s and hands it to a hosted login. */
const handed = (status: number, answer: unknown) =>
  capture(
    json(url, answer, {
      method: 'POST',
      status,
      responseHeaders: [
        ['Access-Control-Allow-Origin', '*'],
        ['Cache-Control', 'no-store'],
      ],
      requestBody: jsonBody({ provider: 'google', id_token: idTokenOf(), nonce: 'b7Qx4' }),
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
    }),
  );

describe('a page that hands its ID token to a hosted login', () => {
  it.each([
    ['Nonces mismatch', 'nonce-mismatch', 'SHA-256'],
    ['Passed nonce and nonce in id_token should either both exist or not.', 'nonce-mismatch', 'SHA-256'],
    ['Unacceptable audience in id_token: [app]', 'audience-wrong', 'client id'],
  ])('is told why that was refused: “%s”', (error_description, cause, fix) => {
    const login = handed(400, { error: 'invalid request', error_description });
    expect(reasonOf(login)).toMatchObject({ cause, fix: expect.stringContaining(fix) });
    expect(causeAndOfTrace(login)).toEqual([cause, cause]);
  });

  it('has logged in where tokens come back, without a false alarm', () => {
    const tokens = {
      access_token: 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln',
      token_type: 'bearer',
      expires_in: 3600,
      refresh_token: 'v1xk3',
    };
    const [flow, ...others] = flowsOf(handed(200, tokens));
    expect(others).toEqual([]);
    expect(flow?.outcome).toBe('succeeded');
    expect(flow?.diagnosis).toEqual([]);
    expect(flow?.findings.filter(({ severity }) => severity !== 'info' && severity !== 'low')).toEqual([]);
  });
});
