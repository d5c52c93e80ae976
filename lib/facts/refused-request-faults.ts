import { requestParameters } from '../exchange/parameters.ts';
import { isUnset } from '../exchange/unset.ts';
import { responseTypeParts } from '../messages/oauth2/response-type.ts';
import { impliedResponseType, vendorAt } from '../messages/vendors.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { spellingOf } from './misspelt-scope.ts';
import { addressFaults } from './address-faults.ts';
import { parameterFaults, type ParameterFault } from './parameter-faults.ts';
import { challengeFormOf, type PkceForm } from './pkce/pkce-value.ts';

/**
 * What breaks the form in a request that was refused: all that breaks it in any, and what some servers let pass. The parameter named most
 * plainly comes first. Empty where nothing does. RFC 6749 §3.3; RFC 7636 §4.2, §4.3; OIDC Core §3.1.2.1, §3.2.2.1.
 */
export function refusedRequestFaults(request: AuthorizationRequest): readonly ParameterFault[] {
  const { message, params } = request;
  const written = checks.filter(({ name, isWrong }) => params[name] !== undefined && isWrong(params[name]));
  const all = [
    ...written,
    ...scopeFaults(request),
    ...typeFaults(request),
    ...challengeFaults(request),
    ...missing(request),
    ...parameterFaults(message, params),
  ];
  return [...addressFaults(message.url), ...all];
}

/** One word where several are meant, or one in quotes. */
function scopeFaults({ message, params }: AuthorizationRequest): readonly ParameterFault[] {
  const spelt = spellingOf(params['scope'] ?? '', message.url);
  // Which sign separates scopes, a server without OpenID may choose for itself.
  if (!spelt || (spelt.wanted === ' ' && !spelt.scopes.includes('openid'))) return [];
  const { sign, scopes, wanted } = spelt;
  return [{ code: 'scope-spelling', name: 'scope', says: `is ${sign}; meant is “${scopes.join(wanted)}”` }];
}

function typeFaults({ message, params }: AuthorizationRequest): readonly ParameterFault[] {
  const name = 'response_type';
  if (responseTypeParts(params[name]) || params['request'] || params['request_uri']) return [];
  if (
    params[name] === undefined &&
    (impliedResponseType(message.url) !== undefined || vendorAt(message.url) !== undefined)
  )
    return [];
  return [
    params[name] === undefined
      ? { code: 'response-type-missing', name, says: 'is missing; expected code' }
      : { code: 'response-type-unknown', name, says: 'is none that there is; expected code' },
  ];
}

type Check = ParameterFault & { readonly isWrong: (value: string) => boolean };

const checks: readonly Check[] = [
  {
    code: 'client-id-wrapped',
    name: 'client_id',
    says: 'has a blank, a line break or quotation marks around it, which no registered one has',
    isWrong: (id) => /^\s|\s$|^(["'`]).*\1$/s.test(id),
  },
  {
    code: 'client-id-secret',
    name: 'client_id',
    says: 'holds what looks like a client secret',
    isWrong: (id) => /^GOCSPX-[\w-]{20,}$/.test(id),
  },
  {
    code: 'client-id-doubled',
    name: 'client_id',
    says: 'has its ending twice, as where a program adds one to a value that has it',
    isWrong: (id) => id.length <= 300 && /(\.[a-z-]+(?:\.[a-z-]+)+)\1$/.test(id),
  },
  {
    code: 'scope-unset',
    name: 'scope',
    says: 'is what a program writes for no value',
    isWrong: isUnset,
  },
  {
    code: 'prompt-misspelt',
    name: 'prompt',
    says: 'is written otherwise than any value that there is (none, login, consent, select_account; several with spaces between them)',
    isWrong: (prompt) => isMisspelt(prompt, ['none', 'login', 'consent', 'select_account']),
  },
  {
    code: 'response-mode-misspelt',
    name: 'response_mode',
    says: 'is written otherwise than any value that there is (query, fragment, form_post)',
    isWrong: (mode) => isMisspelt(mode, ['query', 'fragment', 'form_post', 'web_message']),
  },
  {
    code: 'challenge-method-unknown',
    name: 'code_challenge_method',
    says: 'is neither S256 nor plain, which are written just so',
    isWrong: (method) => !/^(?:S256|plain)$/.test(method),
  },
  {
    code: 'redirect-wildcard',
    name: 'redirect_uri',
    says: 'holds a *; a request names one address',
    isWrong: (uri) => uri.includes('*'),
  },
];

/** The same letters as a value that there is, in other case, with other signs between them, or several with a comma. */
function isMisspelt(value: string, values: readonly string[]): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
  const meant = new Map(values.map((one) => [bare(one), one]));
  const parts = value.split(/[\s,;|]+/).filter((part) => part !== '');
  const isMeant = parts.length > 0 && parts.every((part) => meant.has(bare(part)));
  return isMeant && value.trim() !== parts.map((part) => meant.get(bare(part))).join(' ');
}

const forms: Readonly<Record<Exclude<PkceForm, 'good' | 'guessable'>, string>> = {
  short: 'has fewer than the 43 characters that are required',
  long: 'has more than the 128 characters that are allowed',
  characters:
    'holds characters outside A-Z, a-z, 0-9 and - . _ ~, as standard base64 and its padding do; expected base64url',
  digest: 'has not the 43 characters that a SHA-256 in base64url has, although the method is S256',
};

function challengeFaults(request: AuthorizationRequest): readonly ParameterFault[] {
  const { params, message } = request;
  const challenge = params['code_challenge'];
  if (challenge === undefined)
    return params['code_challenge_method'] === undefined
      ? []
      : [{ code: 'challenge-missing', name: 'code_challenge', says: 'is missing beside its method' }];
  if (isUnset(challenge))
    return [
      { code: 'challenge-unset', name: 'code_challenge', says: 'is what a program writes for no value' },
    ];
  const form = challengeFormOf({ message, params });
  return form === undefined || form === 'good' || form === 'guessable'
    ? []
    : [{ code: `challenge-${form}`, name: 'code_challenge', says: forms[form] }];
}

/** What the request has to have: of its parameters alone, as one of a vendor’s own endpoint may leave out anything. */
function missing({ message, params, responseType }: AuthorizationRequest): readonly ParameterFault[] {
  const isOpenId = /(?:^|\s)openid(?:\s|$)/.test(params['scope'] ?? '');
  const isEmptyScope =
    params['scope'] === undefined && requestParameters(message.exchange).some(([name]) => name === 'scope');
  return [
    ...(isEmptyScope && vendorAt(message.url) === undefined
      ? [{ code: 'scope-empty', name: 'scope', says: 'is empty; expected a name, or no scope at all' }]
      : []),
    ...(responseType.has('id_token') &&
    params['nonce'] === undefined &&
    !vendorAt(message.url)?.nonceIsOptional
      ? [
          {
            code: 'nonce-missing',
            name: 'nonce',
            says: 'is missing; who asks for an ID token at the authorization endpoint has to send one',
          },
        ]
      : []),
    ...(isOpenId && params['redirect_uri'] === undefined && vendorAt(message.url) === undefined
      ? [
          {
            code: 'redirect-missing',
            name: 'redirect_uri',
            says: 'is missing; OpenID Connect wants it in every request',
          },
        ]
      : []),
  ];
}
