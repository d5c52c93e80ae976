import { beforeEach, expect, it, vi } from 'vitest';
import { verifiesJws } from '../../../../lib/exchange/jws-signature.ts';
import { verifiedOnce } from '../../../../lib/facts/tokens/verified-once.ts';
import { messageOf } from '../../../support/messages.ts';
import { signer } from '../../../support/signed.ts';

vi.mock(import('../../../../lib/exchange/jws-signature.ts'), async (actual) => {
  const { verifiesJws } = await actual();
  return { verifiesJws: vi.fn<typeof verifiesJws>(verifiesJws) };
});

const worked = vi.mocked(verifiesJws);
const [a, b] = [signer('k'), signer('k')];
const token = a.signed({ sub: '1' });

beforeEach(() => void worked.mockClear());

it('is worked out once for a message, a key and a token, whatever comes of it', () => {
  const message = messageOf('token_request', { url: 'https://op.example/token' });
  for (const _ of [1, 2, 3]) {
    expect(verifiedOnce(message, { ...a.key }, token)).toBe(true);
    expect(verifiedOnce(message, b.key, token)).toBe(false);
    expect(verifiedOnce(message, a.key, token.slice(0, -6))).toBeUndefined();
  }
  expect(worked).toHaveBeenCalledTimes(3);
});

it('and anew for another message', () => {
  for (const url of ['https://op.example/token', 'https://op.example/other'])
    verifiedOnce(messageOf('token_request', { url }), a.key, token);
  expect(worked).toHaveBeenCalledTimes(2);
});
