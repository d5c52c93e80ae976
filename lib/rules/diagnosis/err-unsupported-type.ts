import type { Facts } from '../../facts/facts.ts';
import { quotedError } from '../../facts/quoted-error.ts';
import { asTexts } from '../../exchange/json.ts';
import { remark, type RuleWords } from '../rule.ts';

const codes = new Set(['unsupported_response_type', 'unsupported_grant_type', 'unsupported_response_mode']);

export const words: RuleWords = {
  title: 'The server does not support what was asked',
  why: 'Servers offer some response types, response modes and grants, and say which in their metadata; the rest they refuse.',
  fix: 'Use response_type=code, check the spelling (“code id_token” has a space), and enable the flow at the server if it has it.',
  references: ['rfc6749#4.1.2.1', 'rfc6749#5.2', 'oidc-core#3.1.2.6'],
  examples: {
    fires: '/cb?error=unsupported_response_type',
    passes: '/cb?error=unauthorized_client: the server has the flow, this client may not use it',
  },
};

/** The server does not do what was asked of it. */
export default remark({
  id: 'err-unsupported-type',
  severity: 'info',
  owner: 'client',
  needs: ['ending'],
  inspect(facts) {
    const { error, failedAt } = facts.ending;
    if (error && failedAt && codes.has(error.code)) {
      const offered = notOffered(facts);
      return {
        confidence: 'certain',
        detail: `The answer says ${quotedError(error)}. ${offered ?? askedFor(facts)}`,
        cause: offered ?? askedFor(facts),
        evidence: facts.authorizationRequest ? [facts.authorizationRequest.message, failedAt] : [failedAt],
      };
    }
    const page = facts.errorPage;
    const offered =
      page && page.message.exchange.status === 400 && page.says !== 'redirect_uri' && notOffered(facts);
    if (!page || !offered) return error ? undefined : 'not applicable';
    return {
      confidence: 'firm',
      detail: `The provider answered ${page.message.exchange.status} without redirecting. ${offered}`,
      cause: offered,
      evidence: [page.message],
    };
  },
});

function askedFor({ authorizationRequest, tokenRequests }: Facts): string {
  const grant = tokenRequests?.at(-1)?.params['grant_type'];
  if (grant) return `The token request had grant_type=${grant}.`;
  const { response_type: type, response_mode: mode } = authorizationRequest?.params ?? {};
  if (!type) return 'The request had no response_type.';
  return `The request had response_type=${type}${mode ? ` and response_mode=${mode}` : ''}.`;
}

/** RFC 8414 §2: the lists of the server's metadata; what it does not list is judged by nobody. */
function notOffered({ flow: { metadata }, authorizationRequest, tokenRequests }: Facts): string | undefined {
  const asked: readonly (readonly [string, string | undefined])[] = [
    ['response_type', authorizationRequest?.params['response_type']],
    ['response_mode', authorizationRequest?.params['response_mode']],
    ['grant_type', tokenRequests?.at(-1)?.params['grant_type']],
  ];
  for (const [name, value] of asked) {
    const supported = asTexts(metadata?.[`${name}s_supported`]);
    if (!value || !supported || supported.some((one) => sorted(one) === sorted(value))) continue;
    return `The request had ${name}=${value}; the server’s metadata lists ${supported.join(', ')}.`;
  }
  return undefined;
}

/** The order of the words does not matter. OAuth 2.0 Multiple Response Types §3. */
function sorted(value: string): string {
  return value.split(' ').sort().join(' ');
}
