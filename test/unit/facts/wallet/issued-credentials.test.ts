import { expect, it } from 'vitest';
import { answerFaultsOf } from '../../../../lib/facts/wallet/issued-credentials.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { flowsIn } from '../../../support/flows-in.ts';
import { operationsOf } from '../../../support/operations.ts';
import {
  credential,
  issuerMetadata,
  nonce,
  offered,
  preAuthorized,
  sdJwt,
} from '../../../support/wallets.ts';

/** What reading the last answer takes, with so many credentials, after so many requests. */
function operationsFor(credentials: number, requests: number): number {
  const answer = { credentials: Array.from({ length: credentials }, () => ({ credential: sdJwt(null) })) };
  const before = Array.from({ length: requests }, () => credential());
  const [flow] = flowsIn(
    offered(),
    issuerMetadata(),
    preAuthorized(),
    nonce(),
    ...before,
    credential({}, { responseBody: jsonBody(answer) }),
  );
  const last = flow!.messages.at(-1)!;
  expect(last.kind).toBe('credential_request');
  return operationsOf(() => answerFaultsOf(last, flow!));
}

it('many credentials after many requests take no longer than both by themselves', () => {
  const apart = operationsFor(200, 1) + operationsFor(1, 60);
  expect(operationsFor(200, 60)).toBeLessThan(1.2 * apart);
});
