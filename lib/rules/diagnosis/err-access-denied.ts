import { timeOf, type Flow } from '../../flows/flow.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { WireError } from '../../flows/outcome.ts';
import { quotedError } from '../../facts/quoted-error.ts';
import { isDeniedToClient, isRefusal } from '../../messages/oauth2/error-codes.ts';
import { namedError } from '../../facts/named-error.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Access was denied',
  why: 'The person pressed Cancel, or a policy of the provider (assignment, conditional access) refused.',
  fix: 'Offer to try again. If nobody saw a consent page, check the user’s assignment and the policies at the provider.',
  references: ['rfc6749#4.1.2.1', 'rfc8628#3.5'],
  examples: { fires: '/cb?error=access_denied&state=…', passes: '/cb?error=login_required&state=…' },
};

/** A person or a policy said no. */
export default remark({
  id: 'err-access-denied',
  severity: 'info',
  owner: 'client',
  needs: [namedError],
  inspect({ of, flow, authorizationRequest }) {
    const { error, failedAt } = of(namedError);
    // Whoever registers a program asks no person, and a wallet’s no has a cause of its own.
    if (failedAt.kind === 'client_registration' || failedAt.protocol === 'openid4vp') return undefined;
    if (!isRefusal(error.code) || isDeniedToClient(failedAt)) return undefined;
    const waited = authorizationRequest && timeOf(failedAt) - timeOf(authorizationRequest.message);
    const who = whoRefused(error, isTooFast(waited), unaskedTimes(flow));
    return {
      confidence: 'certain',
      detail: `The answer says ${quotedError(error)}.${who.sign}`,
      fix: who.fix,
      cause: who.cause,
      evidence: [failedAt],
    };
  },
});

type Who = { readonly cause: string; readonly fix: string | undefined; readonly sign: string };

function whoRefused({ code, description }: WireError, isFast: boolean, times: number): Who {
  if (/\bAADB2C90118\b/.test(description ?? '')) return { cause: forgotWords, fix: forgotFix, sign: '' };
  if (namesPerson(code, description ?? ''))
    return {
      cause: 'The person said no.',
      fix: 'Let the person try again, and let the app go on without a login until then.',
      sign: '',
    };
  if (times > 0)
    return {
      cause: `A policy of the provider refused: the same refusal came ${times + 1} times, and no later than a second after it was asked for again, so nobody was asked.`,
      fix: policyFix,
      sign: ' It came again within a second: a policy refused, and nobody was asked.',
    };
  return isFast
    ? {
        cause: policyWords,
        fix: undefined,
        sign: ' It came within a second: probably a policy refused, not a person.',
      }
    : { cause: eitherWords, fix: undefined, sign: '' };
}

/** How often a login that went round was refused alike at once: of a person that would have been asked each time. */
function unaskedTimes({ rounds = [] }: Flow): number {
  const [first, ...later] = rounds.map(({ messages, context }) => ({
    request: messages.find(isFrontChannelRequest),
    answer: messages.findLast(isFrontChannelResponse),
    // A form that was sent meanwhile is a person’s answer, or may be.
    wasAsked: [...context, ...messages.map(({ exchange }) => exchange)].some(
      ({ method }) => method === 'POST',
    ),
  }));
  const code = first?.answer?.error?.code;
  return later.filter(
    ({ request, answer, wasAsked }) =>
      request !== undefined &&
      !wasAsked &&
      answer?.error !== undefined &&
      answer.error.code === code &&
      isTooFast(timeOf(answer) - timeOf(request)),
  ).length;
}

/** Milliseconds that nobody could read and press a button in. 0 where a recording has no times. */
function isTooFast(waited: number | undefined): boolean {
  return waited !== undefined && waited > 0 && waited < 1000;
}

/** The server's own words say that it was a person who refused: not that one was denied, nor RFC 6749’s “resource owner or authorization server”. */
function namesPerson(code: string, description: string): boolean {
  return (
    /^user_|^authorization_declined$|^cancel$/.test(code) ||
    /\b(user|person|resource owner|end-user|customer)\b(?! or )(?!.{0,40}\b(?:was|is|were|been)\b).{0,40}\b(den(y|ied)|refus|declin|cancel|reject|abort|did not (consent|authori[sz]e|approve|allow)|said no)|\b(den(y|ied)|refused|declined|cancell?ed|rejected|aborted) by (the )?(user|person|resource owner|end-user|customer)/i.test(
      description,
    )
  );
}

const policyFix =
  'Look in the provider’s log at this moment for what refused this user: an assignment, conditional access, a rule or Action that runs at each login (Auth0: api.access.deny in a post-login Action).';
const policyWords =
  'It came faster than a person can read, so a policy of the provider (assignment, conditional access) probably refused.';
const forgotWords =
  'The person pressed “Forgot your password?”, which Azure AD B2C tells the app in this way.';
const forgotFix = 'Start the policy (user flow) for resetting the password when this error comes.';
const eitherWords = 'The person pressed Cancel, or a policy of the provider refused.';
