import type { Flow } from '../../flows/flow.ts';
import { proofSignaturesOf } from './dpop.ts';
import { jwtSignaturesOf } from './jwt-signature.ts';
import { sharedKeySignaturesOf } from './shared-key.ts';
import { deviceSignaturesOf } from '../wallet/device-signature.ts';
import { issuerSignaturesOf } from '../wallet/issuer-signature.ts';
import { walletSignaturesOf } from '../wallet/signatures.ts';
import type { Signature } from './signature.ts';

/**
 * Everything signed that a flow shows: ID tokens, access tokens, signed answers, DPoP proofs and what wallets sign, each with the keys to try, and what a
 * shared key signs, with the words to try.
 */
export function signaturesOf(flow: Pick<Flow, 'messages' | 'metadata'>): readonly Signature[] {
  return [
    ...jwtSignaturesOf(flow),
    ...proofSignaturesOf(flow),
    ...sharedKeySignaturesOf(flow),
    ...walletSignaturesOf(flow),
    ...deviceSignaturesOf(flow),
    ...issuerSignaturesOf(flow),
  ];
}
