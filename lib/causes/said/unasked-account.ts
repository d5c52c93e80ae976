import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { errorsInAddress } from '../../flows/address-errors.ts';
import type { CauseId } from '../cause-id.ts';
import type { Diagnosis } from '../diagnosis.ts';

/** What an app says of the account that it was told of. */
const ofAccount: ReadonlySet<CauseId> = new Set<CauseId>([
  'not-provisioned',
  'wrong-account',
  'account-conflict',
]);

/**
 * The reasons of an app that does not admit an account: where the provider showed no page and took the account that was signed in there,
 * the first says so. All others as they are. OpenID Connect Core §3.1.2.1, `prompt`.
 */
export function withUnaskedAccount(reasons: readonly Diagnosis[], facts: Facts): readonly Diagnosis[] {
  const [first, ...others] = reasons;
  if (!first || !ofAccount.has(first.cause) || !isAnsweredAtOnce(facts)) return reasons;
  const provider = hostOf(facts.authorizationRequest?.message.url ?? '') || 'The provider';
  const told = {
    ...first,
    why: `${first.why} ${provider} asked nobody and answered at once with the account that was signed in there.`,
    fix: `${first.fix} If it was the wrong account: choose the right one at the provider, or have the app let people choose (prompt=select_account).`,
  };
  return [told, ...others];
}

/** The answer to the request itself leads back to the app, and is no refusal. */
function isAnsweredAtOnce({ authorizationRequest }: Facts): boolean {
  if (!authorizationRequest) return false;
  const { message, params } = authorizationRequest;
  const { redirectUrl } = message.exchange;
  const home = params['redirect_uri'];
  return (
    params['prompt'] === undefined &&
    redirectUrl !== undefined &&
    home !== undefined &&
    endpointOf(redirectUrl) === endpointOf(home) &&
    errorsInAddress(redirectUrl).length === 0
  );
}
