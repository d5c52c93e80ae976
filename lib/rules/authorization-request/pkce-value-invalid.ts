import { challengeFormOf, verifierFormOf, type PkceForm } from '../../facts/pkce/pkce-value.ts';
import { acceptedRequest } from '../../facts/accepted-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'PKCE challenge or verifier is malformed or weak',
  why: 'Servers refuse values of the wrong form, and a verifier that can be guessed protects nothing: whoever catches the code can make it up.',
  fix: 'Use 32 random octets in base64url without padding as the verifier, and the SHA-256 of its ASCII text as the challenge.',
  references: ['rfc7636#4.1', 'rfc7636#4.2', 'rfc7636#7.1'],
  examples: {
    fires: 'code_challenge in standard base64 with its = at the end',
    passes: 'code_challenge of 43 base64url characters with code_challenge_method=S256',
  },
};

/** A challenge or verifier that breaks the rules for its form, or a verifier that can be guessed. */
export default rule({
  id: 'pkce-value-invalid',
  severity: 'low',
  owner: 'client',
  needs: [acceptedRequest],
  inspect({ of, redemptions = [] }) {
    const request = of(acceptedRequest);
    const challenge = challengeFormOf(request);
    const verifiers = redemptions.map((message) => [message, verifierFormOf(message)] as const);
    if (!challenge && !verifiers.some(([, form]) => form)) return 'not applicable';
    return [
      ...(isBad(challenge) ? [finding('code_challenge', challenge, request.message)] : []),
      // A plain challenge is the verifier: it was judged already.
      ...verifiers.flatMap(([message, form]) =>
        isBad(form) && form !== challenge ? [finding('code_verifier', form, message)] : [],
      ),
    ];
  },
});

type Bad = Exclude<PkceForm, 'good'>;

function isBad(form: PkceForm | undefined): form is Bad {
  return form !== undefined && form !== 'good';
}

function finding(name: string, form: Bad, message: Parameters<typeof verifierFormOf>[0]) {
  return {
    severity: form === 'guessable' ? ('medium' as const) : ('low' as const),
    confidence: form === 'guessable' ? ('firm' as const) : ('certain' as const),
    detail: `${name} ${forms[form]}`,
    evidence: [message],
  };
}

const forms: Readonly<Record<Bad, string>> = {
  short: 'has fewer characters than the 43 that are required.',
  long: 'has more characters than the 128 that are allowed.',
  characters: 'holds characters outside A-Z, a-z, 0-9 and - . _ ~, as standard base64 and its padding do.',
  digest: 'has not the 43 characters that a SHA-256 in base64url has, although the method is S256.',
  guessable: 'looks repetitive or counted; expected at least 128 random bits.',
};
