import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { codeAge } from '../../facts/code-age.ts';
import { saidBy } from '../../facts/said/said.ts';
import { spanOf } from '../../facts/time-span.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A code lives for half a minute at some providers, ten minutes at most. RFC 6749 §4.1.2. */
export default cause({
  id: 'code-expired',
  owner: 'client',
  title: 'The code was too old when it was redeemed',
  signs:
    'Between the answer and the request that redeems its code, the page’s own or a call with that very code to its server, more time passed than such codes live there; that request was refused and says nothing else.',
  against:
    'The same code was sent before; another verifier or redirect URI than at the beginning; words of another reason.',
  fix: 'Redeem the code as soon as it comes in, and ask the person whatever else is needed afterwards, with the tokens put by. Then begin the login again.',
  references: ['rfc6749#4.1.2'],
  example:
    'The callback comes at 16:00:09, the person picks a workspace, POST /api/connect with the code at 16:01:21 → 400',
  confusedWith: ['code-reused', 'invalid-grant', 'redirect-mismatch-at-token'],
  folds: [
    'invalid-grant',
    'callback-failed',
    'backchannel-failed',
    'code-reused',
    'code-not-redeemed',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ of, flow, server, authorizationRequest, ending }, finding): CauseDraft | undefined {
    const used = of(codeAge);
    // What was sent shows another reason.
    const isShown = (finding('err-invalid-grant')?.confidence ?? 'tentative') !== 'tentative';
    if (!used?.isRefused || isShown || ending.outcome !== 'failed') return undefined;
    const { age, by } = used;
    const known = lifetimeAt(server.origin ?? '', authorizationRequest?.message.url ?? '');
    if (age < (known?.least ?? unusual) || !speaksOfCode(by)) return undefined;
    return {
      at: flow.messages.find(({ exchange }) => exchange.id === by.id) ?? ending.failedAt,
      why: `The code was ${spanOf(age)} old when ${endpointOf(by.url)} was sent it, and was refused: ${known?.words ?? 'codes live for half a minute at some providers, for a few minutes at most others'}.`,
      proof: known ? 'comparison' : 'phrase',
      confidence: known ? 'firm' : 'tentative',
      ...(!known && {
        tellApart:
          'Repeat it and let the code be redeemed at once: if that works, the code was too old; if not, it is refused for what it is sent with (redirect_uri, code_verifier, client).',
      }),
    };
  },
});

/** Milliseconds: apps that redeem a code later than this let something come in between. */
const unusual = 60_000;

type Lifetime = { readonly least: number; readonly words: string };

/** As documented, or as such servers come out of the box. */
function lifetimeAt(origin: string, url: string): Lifetime | undefined {
  if (/(?:^|\.)(?:x|twitter)\.com$/.test(hostOf(origin)))
    return { least: 30_000, words: 'X’s codes live for 30 seconds' };
  if (/\/realms\/[^/?#]+\/protocol\/openid-connect\//.test(url))
    return { least: 60_000, words: 'Keycloak’s codes live for one minute unless the realm says otherwise' };
  if (/\/application\/o\/authorize\//.test(url))
    return {
      least: 60_000,
      words: 'authentik’s codes live for one minute unless the provider says otherwise',
    };
  return undefined;
}

/** It speaks of the code, or names no reason at all but the grant. */
function speaksOfCode(refused: Exchange): boolean {
  const said = saidBy(refused);
  if (!said) return false;
  return (
    said.codes.includes('invalid_grant') ||
    said.phrases.some(
      ({ phrase }) => phrase.cause === 'code-expired' || phrase.suspects.includes('code-expired'),
    )
  );
}
