import type { Facts } from '../facts/facts.ts';
import { recordedSignature } from '../facts/tokens/signature.ts';
import { issuerSignatureOf } from '../facts/wallet/issuer-signature.ts';
import { presentationAsked } from '../facts/wallet/presentation.ts';
import { presentedCredentials, type Presented } from '../facts/wallet/presented.ts';
import type { Message } from '../messages/message.ts';
import type { ReportFlow } from './report.ts';
import type { ReportShown } from './report-wallet.ts';

/** What a verifier asked a wallet for, and what it was shown, without a value of it; nothing for flows of no verifier’s. */
export function walletOf(
  { of }: Facts,
  stepOf: (message: Message) => string | null,
): Pick<ReportFlow, 'wallet'> {
  const asked = of(presentationAsked);
  const shown = of(presentedCredentials).flatMap(({ message, credentials }) =>
    credentials.map((one) => shownAs(one, message, stepOf(message), credentials.length === 1)),
  );
  const queries = asked?.queries ?? [];
  if (queries.length === 0 && shown.length === 0) return {};
  return {
    wallet: {
      asked: queries.map(({ id, format, types, claims, hasAlternatives }) => ({
        query: id,
        format: format ?? null,
        types,
        claims,
        alternatives: hasAlternatives,
      })),
      shown,
    },
  };
}

function shownAs(one: Presented, { exchange }: Message, step: string | null, isAlone: boolean): ReportShown {
  const isOther = [one.nonce, one.audience].some((held) => held === 'other' || held === 'absent');
  // A holder’s device signs the request and not what is shown of a document.
  const isOtherThanShown = one.strays > 0 && one.format !== 'mso_mdoc';
  const device = recordedSignature(exchange, 'device_signature');
  const isVerified = device === 'verified';
  // Wallets of older drafts sign another session, and a verifier of theirs takes it.
  const isRefused = device === 'wrong' && (exchange.status ?? 0) >= 400;
  const differs = isOtherThanShown || one.sdHash === 'mismatch' || isOther || isRefused;
  const isKnown = isVerified || one.sdHash === 'match' || one.nonce === 'match' || one.audience === 'match';
  return {
    query: one.query,
    step,
    format: one.format ?? null,
    type: one.type ?? null,
    claims: one.shown,
    kept_back: one.keptBack,
    issuer_signature: issuerSignatureOf(exchange, one.uncheckable, isAlone),
    binding: !one.isBound ? 'none' : differs ? 'differs' : isKnown ? 'fits' : 'unknown',
  };
}
