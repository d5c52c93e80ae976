import { isCleaned } from '../../exchange/cleaned.ts';
import { headerValue, mediaType } from '../../exchange/headers.ts';
import { asText } from '../../exchange/json.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { deliveredJwt, deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { vendorAt } from '../../messages/vendors.ts';
import { remark, type RuleWords } from '../rule.ts';

/** RFC 6750 §6.1.1; RFC 9449 §5; RFC 8693 §2.2.1; the MAC draft, which some still speak. */
const tokenTypes = new Set(['bearer', 'dpop', 'n_a', 'mac']);

export const words: RuleWords = {
  title: 'Token response deviates from the standard shape',
  why: 'Client libraries read the standard members and status codes; one that meets other ones fails, or takes an error for a success.',
  fix: 'Answer with the JSON members of RFC 6749 and with status 400 or 401 for errors; clients must read the body and not the status alone.',
  references: ['rfc6749#5.1', 'rfc6749#5.2', 'rfc6749#4.4.3', 'rfc8693#2.2.1'],
  examples: {
    fires: 'Status 200 with {"error": "invalid_grant"}',
    passes: 'Status 200 with {"access_token": "…", "token_type": "Bearer", "expires_in": 600}',
  },
};

/** The answer of the token endpoint is not as the specification has it. */
export default remark({
  id: 'token-response-nonconforming',
  severity: 'low',
  owner: 'authorization_server',
  needs: ['tokenRequests'],
  inspect({ tokenRequests }) {
    const read = tokenRequests.filter(({ exchange, answer }) => answer && isAccepted(exchange));
    if (read.length === 0) return 'not applicable';
    const found = read.map((message) => ({ message, ...deviationsOf(message) }));
    const deviant = found.filter(({ grave, slight }) => grave.length + slight.length > 0);
    if (deviant.length === 0) return undefined;
    const faults = [...new Set(deviant.flatMap(({ grave, slight }) => [...grave, ...slight]))];
    const ofVendor = deviant.every(({ message }) => vendorAt(message.url) ?? message.params['AuthFlow']);
    return {
      severity: ofVendor || deviant.every(({ grave }) => grave.length === 0) ? 'info' : 'low',
      confidence: 'certain',
      detail: `${faults.join(' ')}${ofVendor ? ' Specific to this provider.' : ''}`,
      evidence: deviant.map(({ message }) => message),
    };
  },
});

type Deviations = { readonly grave: readonly string[]; readonly slight: readonly string[] };

function deviationsOf(message: Message): Deviations {
  const { answer = {}, params, exchange } = message;
  const error = asText(answer['error']);
  if (error !== undefined)
    return {
      grave: [`Status ${exchange.status} with the error ${error}; expected: 400 or 401.`],
      slight: [],
    };
  const type = headerValue(exchange.responseHeaders, 'content-type');
  const isJson = type === undefined || /^application\/(?:[\w.-]+\+)?json$/.test(mediaType(type));
  const isMachine = params['grant_type'] === 'client_credentials' && asText(answer['refresh_token']);
  return {
    grave: [
      ...(isJson ? [] : [`Content-Type is ${mediaType(type)}; expected: application/json.`]),
      ...tokenTypeFault(message),
      ...(isMachine ? ['A refresh token came with client_credentials; expected: none.'] : []),
    ],
    slight: lifetimeIsUnsaid(message) ? ['Nothing says how long the access token lives (expires_in).'] : [],
  };
}

function tokenTypeFault({ answer = {} }: Message): readonly string[] {
  if (!asText(answer['access_token'])) return [];
  const type = asText(answer['token_type']);
  if (type === undefined) return ['There is no token_type; expected: Bearer or DPoP.'];
  return tokenTypes.has(type.toLowerCase()) ? [] : [`token_type is ${type}; expected: Bearer or DPoP.`];
}

/** Only recommended: RFC 6749 §5.1. */
function lifetimeIsUnsaid(message: Message): boolean {
  const { answer = {} } = message;
  const token = deliveredTokens(message)['access_token'];
  const said = ['expires_in', 'expires_at', 'expires', 'expires_on'].some(
    (name) => answer[name] !== undefined,
  );
  // What a cleaner took may have said it itself.
  if (!token || said || isCleaned(token)) return false;
  const jwt = deliveredJwt(message, 'access_token');
  return jwt?.type === 'jws' ? jwt.claims['exp'] === undefined : jwt === undefined;
}
