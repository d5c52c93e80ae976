import { cameFrom } from '../../exchange/came-from.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { passkeys, type Passkey } from '../../facts/sign-in/passkeys.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The browser does not ask anybody for the passkey of a host that the page is not of. WebAuthn Level 3 §5.1.4.1, steps 6 to 8. */
export default cause({
  id: 'passkey-of-other-host',
  owner: 'authorization_server',
  title: 'The page asks for a passkey of another host',
  signs:
    'The provider’s page was given an rpId that is neither its own host nor a domain above it, no passkey was used, and no answer came to the app.',
  against:
    'A passkey that was used after all: hosts may name each other in /.well-known/webauthn (related origins); a login that went on another way.',
  fix: 'Set the server’s rpId (relying party ID) to the host that people open, or to the domain above it, and open the login under one host name. Or let https://<rpId>/.well-known/webauthn name the page’s origin. Passkeys of another rpId have to be registered anew.',
  references: ['webauthn'],
  example: 'rpId "auth.example" on https://login.example → SecurityError',
  confusedWith: ['passkey-refused', 'not-answered'],
  folds: ['not-answered', 'unexplained', 'known-error', 'provider-error-page'],
  needs: ['flow'],
  inspect({ flow, of }): CauseDraft | undefined {
    const at = flow.messages.findLast(isFrontChannelRequest);
    if (!at || flow.messages.some(isFrontChannelResponse)) return undefined;
    const last = of(passkeys).at(-1);
    const host = last && pageOf(last);
    const { askedRpId: rpId } = last ?? {};
    if (!last || last.act !== 'asked' || !host || !rpId || isOf(host, rpId)) return undefined;
    return {
      at,
      why: `The page of ${host} asked for a passkey of ${rpId} (rpId), which is neither that host nor a domain above it: browsers refuse that (SecurityError) unless the two hosts name each other, which was not seen, and no passkey was used.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [at],
    };
  },
});

/** The host of the page that asked: its own, or of the page whose script fetched what to ask for. */
function pageOf({ exchange }: Passkey): string {
  const { resourceType } = exchange.context;
  const isPage = resourceType === 'main_frame' || resourceType === 'sub_frame';
  return hostOf(isPage ? exchange.url : (cameFrom(exchange) ?? exchange.url));
}

function isOf(host: string, rpId: string): boolean {
  return host === rpId || host.endsWith(`.${rpId}`);
}
