import { describe, expect, it } from 'vitest';
import { revocationBefore } from '../../../../lib/facts/tokens/revocation.ts';
import { baseTime, form, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, factsOf } from '../../../support/flow.ts';

const tokens = { access_token: 'at-1-7f5e9c', refresh_token: 'rt-1-b7c2d8e91', token_type: 'Bearer' };
const revoking = (token: string, at: number, status = 200) =>
  form('https://op.example/revoke', { token, client_id: 'spa' }, { status, startedAt: baseTime + at * 1000 });
/** The refresh token is looked for at second 30. */
const seenOf = (...revocations: readonly ReturnType<typeof revoking>[]) => {
  const refresh = form(
    'https://op.example/token',
    { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id: 'spa' },
    { status: 400, startedAt: baseTime + 30_000 },
  );
  const { flow } = factsOf(codeFlow({ tokenAnswer: tokens, then: [...revocations, refresh] }));
  const later = flow.messages.findLast(({ kind }) => kind === 'token_request')!;
  return revocationBefore(flow, later, tokens.refresh_token);
};

describe('the revocation before a message', () => {
  it('is that of its own token, whatever else was revoked since', () => {
    const found = seenOf(revoking(tokens.refresh_token, 20), revoking(tokens.access_token, 25));
    expect(found).toMatchObject({
      isItself: true,
      told: 'was revoked at https://op.example/revoke 10 s before',
    });
  });

  it('is else the last one of the login', () => {
    expect(seenOf(revoking(tokens.access_token, 30))).toMatchObject({
      isItself: false,
      told: 'was revoked at https://op.example/revoke just before',
    });
  });

  it('is none of another token from before this one was given out', () => {
    const renewing = (sent: string, at: number, answer: Readonly<Record<string, string>>) =>
      form(
        'https://op.example/token',
        { grant_type: 'refresh_token', refresh_token: sent, client_id: 'spa' },
        {
          status: answer['error'] ? 400 : 200,
          startedAt: baseTime + at * 1000,
          responseBody: jsonBody(answer),
        },
      );
    const fresh = { access_token: 'at-2-41c', refresh_token: 'rt-2-77a0b1c2d', token_type: 'Bearer' };
    const then = [
      renewing(tokens.refresh_token, 20, fresh),
      renewing(fresh.refresh_token, 30, { error: 'invalid_grant' }),
    ];
    const foundAfter = (at: number) => {
      const { flow } = factsOf(
        codeFlow({ tokenAnswer: tokens, then: [revoking(tokens.access_token, at), ...then] }),
      );
      return revocationBefore(flow, flow.messages.at(-1)!, fresh.refresh_token);
    };
    expect(foundAfter(10)).toBeUndefined();
    expect(foundAfter(25)).toMatchObject({ isItself: false });
  });

  it('is not that of its own token where a cleaner took both', () => {
    const { flow } = factsOf(codeFlow({ tokenAnswer: tokens, then: [revoking(tokens.access_token, 20)] }));
    const messages = flow.messages.map((one) =>
      one.kind === 'revocation_request' ? { ...one, token: '[Filtered]' } : one,
    );
    expect(revocationBefore({ messages }, messages.at(-1)!, '[Filtered]')?.isItself).toBe(false);
  });

  it('is none that failed or came later', () => {
    expect(
      seenOf(revoking(tokens.refresh_token, 20, 503), revoking(tokens.refresh_token, 31)),
    ).toBeUndefined();
  });
});
