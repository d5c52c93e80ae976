import { apiRefusal, backChannel, idToken } from '../../facts/said/phrases/suspects.ts';
import type { SaidPhrase } from '../../facts/said/said.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { ownToken } from './meanings/own-token.ts';
import { isOwnCheck, type Told } from './told.ts';

/** Codes, tokens and their keys: of OAuth 2 alone. */
export const ofOAuth2: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  ...backChannel,
  ...idToken,
  ...apiRefusal,
  'code-expired',
  'token-early',
]);

/** What can be wrong with an answer: a provider that refuses a request has given none. */
const ofAnswers: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  'saml-destination',
  'saml-inresponseto',
  'saml-audience',
  'saml-time',
]);

/**
 * What a phrase may mean in this login, the most frequent first: an app that speaks OAuth says nothing of SAML, one that speaks SAML nothing
 * of tokens, a provider that refuses a request nothing of an answer; and one that names the check of the token that failed says more
 * than that it refused it.
 */
export function fittingNames(
  told: Told,
  { phrase: { cause, suspects } }: SaidPhrase,
): readonly SaidCauseName[] {
  if (cause) return cause === 'state-missing-return' && isAnswered(told.at) ? [] : [cause];
  const { by, at, protocol, isOAuth2 } = told;
  if (protocol === 'saml2' || protocol === 'cas') {
    const isAsked = by === 'authorization_server' && isFrontChannelRequest(at);
    return suspects.filter((name) => !ofOAuth2.has(name) && !(isAsked && ofAnswers.has(name)));
  }
  if (by !== 'client' || !isOAuth2 || at.error !== undefined) return suspects;
  const isOfApi = (name: SaidCauseName): boolean => name === 'audience-missing' && isOwnCheck(told);
  const spoken = suspects.filter(
    (name) =>
      !name.startsWith('saml-') &&
      !isOfApi(name) &&
      !(name === 'state-missing-return' && isAnswered(told.at)),
  );
  const isNamed = isOwnCheck(told) && spoken[0] !== undefined && ownToken[spoken[0]] !== undefined;
  return isNamed ? spoken.filter((name) => name !== 'id-token-refused') : spoken;
}

/** The one cause that a phrase leaves in this login, where it names it or leaves one of several; of one that it merely suspects nothing is settled. */
export function onlyFitting(told: Told, said: SaidPhrase): SaidCauseName | undefined {
  const { cause, suspects } = said.phrase;
  const [name, ...others] = fittingNames(told, said);
  if (cause) return name;
  return others.length === 0 && suspects.length > 1 && isToldApart(name, told) ? name : undefined;
}

/** What is left is of this very protocol, and no guess at what others have, too. */
function isToldApart(name: SaidCauseName | undefined, { protocol }: Told): boolean {
  if (protocol === 'saml2') return name?.startsWith('saml-') === true;
  return protocol !== 'cas' || name === 'callback-twice';
}

/** Its state came back, or an error in the place of a code, after which apps miss both. */
function isAnswered({ params }: Told['at']): boolean {
  return params['state'] !== undefined || params['error'] !== undefined;
}
