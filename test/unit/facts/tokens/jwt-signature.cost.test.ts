import { beforeEach, expect, it, vi } from 'vitest';
import { createInspection } from '../../../../lib/inspection.ts';
import { verifiesJws } from '../../../../lib/exchange/jws-signature.ts';
import { baseTime, json } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';
import { signer } from '../../../support/signed.ts';

vi.mock(import('../../../../lib/exchange/jws-signature.ts'), async (actual) => {
  const { verifiesJws } = await actual();
  return { verifiesJws: vi.fn<typeof verifiesJws>(verifiesJws) };
});

const verified = vi.mocked(verifiesJws);
const source = { kind: 'har', entries: 0, skipped: 0 } as const;
const { key, signed } = signer('a');
const id_token = signed({ iss: 'https://op.example', sub: '1', aud: 'spa', exp: baseTime / 1000 + 600 });
const calls = Array.from({ length: 20 }, (_, at) =>
  json(`https://api.example/notes/${at}`, [], { requestHeaders: [['Authorization', 'Bearer at-1']] }),
);
const login = (keys: readonly unknown[]) =>
  codeFlow({
    metadata: { jwks_uri: 'https://op.example/jwks' },
    tokenAnswer: { access_token: 'at-1', token_type: 'Bearer', expires_in: 600, id_token },
    then: [json('https://op.example/jwks', { keys }), ...calls],
  });

function watched(keys: readonly unknown[]) {
  const inspection = createInspection();
  for (const exchange of login(keys)) {
    inspection.put(exchange);
    inspection.report(source);
  }
  inspection.evidence();
  return inspection.report(source);
}

beforeEach(() => void verified.mockClear());

it('a signature is verified once, however often its flow changes and is reported', () => {
  expect(watched([key]).flows[0]?.steps.length).toBeGreaterThan(20);
  expect(verified).toHaveBeenCalledTimes(1);
});

it('and not at all without a key that it names', () => {
  watched([signer('b').key]);
  expect(verified).not.toHaveBeenCalled();
});
