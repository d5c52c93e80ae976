import { hostOf } from '../../exchange/parameters.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The provider says that nobody has confirmed the address, and the app lets nobody in on such a word. */
export default cause({
  id: 'email-not-verified',
  owner: 'authorization_server',
  title: 'The provider says that the e-mail address is not confirmed',
  signs:
    'The tokens came, the ID token or the user information says "email_verified": false, and the app’s callback then failed; for sure where OAuth2 Proxy answered it, which refuses such addresses unless told otherwise.',
  against:
    'No such claim, or true; an app that named another reason; tokens that were not recorded; a login that worked all the same.',
  fix: 'Confirm the address at the provider, or let it assert that it is confirmed where it knows (a mapper or rule that sets email_verified). Else let the app take unconfirmed addresses (OAuth2 Proxy: --insecure-oidc-allow-unverified-email), only where the provider lets nobody enter a stranger’s address.',
  references: ['oidc-core#5.1'],
  example: '"email_verified": false; GET /oauth2/callback → 500, OAuth2 Proxy',
  confusedWith: ['backchannel-failed', 'claim-missing-email', 'not-provisioned'],
  folds: ['backchannel-failed', 'claim-missing-email', 'callback-failed', 'unexplained', 'known-error'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const at = facts.ending.failedAt;
    const said = at && facts.ending.outcome === 'failed' ? unverifiedBy(facts) : undefined;
    if (!at || !said) return undefined;
    const isSure = answererOf(at.exchange).product === 'oauth2-proxy';
    return {
      at,
      why: `The provider gave out the tokens, and ${said.where} says that the e-mail address is not confirmed ("email_verified": false); ${isSure ? `OAuth2 Proxy at ${hostOf(at.url)} lets in nobody on such an address unless it is told to` : 'apps that go by the address refuse such a one'}.`,
      proof: isSure ? 'answerer' : 'guess',
      confidence: isSure ? 'firm' : 'tentative',
      evidence: [said.message, at],
      ...(!isSure && {
        tellApart: 'If the app’s log names the address or “verified” at this moment, it is this.',
      }),
    };
  },
});

function unverifiedBy({
  idTokens = [],
  flow,
}: Facts): { readonly message: Message; readonly where: string } | undefined {
  const token = idTokens.findLast(({ jwt }) => jwt.claims['email_verified'] !== undefined);
  if (token) return isFalse(token.jwt.claims) ? { message: token.message, where: 'the ID token' } : undefined;
  const info = flow.messages.findLast(
    ({ kind, answer }) => kind === 'userinfo_request' && answer?.['email_verified'] !== undefined,
  );
  return info && isFalse(info.answer ?? {}) ? { message: info, where: 'the user information' } : undefined;
}

/** Some write it as text. OpenID Connect Core §5.1. */
function isFalse({ email_verified: value }: Readonly<Record<string, unknown>>): boolean {
  return value === false || value === 'false';
}
