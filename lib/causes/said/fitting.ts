import type { SaidPhrase } from '../../facts/said/said.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import { ownToken } from './meanings/own-token.ts';
import { isOwnCheck, type Told } from './told.ts';

/**
 * What a phrase may mean in this login, the most frequent first: an app that speaks OAuth says nothing of SAML, and one that names the
 * check of the token that failed says more than that it refused it.
 */
export function fittingNames(
  told: Told,
  { phrase: { cause, suspects } }: SaidPhrase,
): readonly SaidCauseName[] {
  if (cause) return cause === 'state-missing-return' && isAnswered(told.at) ? [] : [cause];
  if (told.by !== 'client' || !told.isOAuth2) return suspects;
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
  return others.length === 0 && (cause !== undefined || suspects.length > 1) ? name : undefined;
}

/** Its state came back, or an error in the place of a code, after which apps miss both. */
function isAnswered({ params }: Told['at']): boolean {
  return params['state'] !== undefined || params['error'] !== undefined;
}
