import { describe, expect, it } from 'vitest';
import { revocationBefore } from '../../../../lib/facts/tokens/revocation.ts';
import { baseTime, form } from '../../../support/exchange.ts';
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

  it('is none that failed or came later', () => {
    expect(
      seenOf(revoking(tokens.refresh_token, 20, 503), revoking(tokens.refresh_token, 31)),
    ).toBeUndefined();
  });
});
