import { queryParameters } from '../../exchange/parameters.ts';
import { pageOf } from '../../exchange/page-request.ts';
import type { Message } from '../../messages/message.ts';
import { vendorAt } from '../../messages/vendors.ts';
import { rule, type RuleWords } from '../rule.ts';

/** Parameters that let whoever reads the address act: RFC 6749 §2.3.1, §4.1.3, §4.3.2, §6; RFC 7521 §4. */
const credentials = new Set(
  `code code_verifier refresh_token client_secret password device_code assertion client_assertion subject_token actor_token
  fb_exchange_token`.split(/\s+/),
);

export const words: RuleWords = {
  title: 'Token request parameters in the URL',
  why: 'Addresses are written to server logs, proxies and the history. A code, refresh token, secret or password in one can be read there and used.',
  fix: 'Send the token request as a POST with its parameters in a form-encoded body.',
  references: ['rfc6749#2.3.1', 'rfc6749#3.2'],
  examples: {
    fires: 'GET /token?grant_type=authorization_code&code=…&client_secret=…',
    passes: 'POST /token with the same parameters in the body',
  },
};

/** The token request has its parameters where addresses are logged. */
export default rule({
  id: 'token-request-in-url',
  severity: 'high',
  owner: 'client',
  needs: ['tokenRequests'],
  inspect({ tokenRequests }) {
    const found = tokenRequests
      .map((message) => ({ message, names: namesInQuery(message) }))
      .filter(({ names }) => names.length > 0);
    const first = found[0]?.message;
    if (!first) return undefined;
    const names = [...new Set(found.flatMap((one) => one.names))];
    const exposed = names.filter((name) => credentials.has(name));
    const byServer = found.every(({ message }) => isDocumented(message));
    return {
      severity: byServer ? 'info' : exposed.length > 0 ? 'high' : 'low',
      confidence: 'certain',
      detail: `The ${first.exchange.method} request has ${(exposed.length > 0 ? exposed : names).join(', ')} in its URL; expected: a POST with all parameters in its body.`,
      evidence: found.map(({ message }) => message),
    };
  },
});

function namesInQuery({ exchange }: Message): readonly string[] {
  const names = queryParameters(exchange.url).map(([name]) => name);
  const ours = [...new Set(names)].filter((name) => name === 'grant_type' || credentials.has(name));
  // Supabase and what is built like it name the grant in the address of a POST, and nothing else.
  return exchange.method === 'POST' && ours.every((name) => name === 'grant_type') ? [] : ours;
}

/** The provider documents such a GET for servers, and no page sent this one. */
function isDocumented({ exchange }: Message): boolean {
  return (
    exchange.method === 'GET' &&
    vendorAt(exchange.url)?.tokenInQuery !== undefined &&
    pageOf(exchange) === undefined
  );
}
