import { parseJson } from '../exchange/json.ts';
import { requestParameters, type Parameters } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import type { Params } from '../messages/view.ts';

/** A parameter of an authorization request that breaks the form which its specification gives it; the words follow its name. */
export type ParameterFault = {
  readonly code: string;
  readonly name: string;
  readonly says: string;
  /** Sent more than once with different values, of which servers take one or the other. */
  readonly isAmbiguous?: true;
};

/**
 * What breaks the form in any request, answered or refused: what is sent twice, and what the specifications forbid. Reads `sent` as it was
 * sent (of a pushed request, that), and `params` as they count. RFC 6749 §3.1, §3.1.2; OIDC Core §3.1.2.1; RFC 8707 §2; RFC 9396 §2.
 */
export function parameterFaults(sent: Message, params: Params): readonly ParameterFault[] {
  return [...repeated(requestParameters(sent.exchange)), ...malformed(params)];
}

/** Parameters that a request has once. `resource` and `audience` may be repeated. */
const single = new Set(
  `client_id redirect_uri state scope response_type response_mode nonce code_challenge code_challenge_method prompt display max_age
  ui_locales id_token_hint login_hint acr_values claims request request_uri authorization_details dpop_jkt`.split(
    /\s+/,
  ),
);

function repeated(parameters: Parameters): readonly ParameterFault[] {
  const sent = parameters.filter(([name, value]) => value !== '' && single.has(name));
  const values = Map.groupBy(sent, ([name]) => name);
  return [...values].flatMap(([name, all]): readonly ParameterFault[] => {
    if (all.length < 2) return [];
    const differ = new Set(all.map(([, value]) => value)).size > 1;
    return [
      {
        code: 'duplicate',
        name,
        ...(differ && { isAmbiguous: true as const }),
        says: `is sent ${all.length} times${differ ? ' with different values' : ''}; expected once`,
      },
    ];
  });
}

function malformed(params: Params): readonly ParameterFault[] {
  return checks.filter(({ name, isWrong }) => params[name] !== undefined && isWrong(params[name]));
}

const checks: readonly (ParameterFault & { readonly isWrong: (value: string) => boolean })[] = [
  {
    code: 'redirect-fragment',
    name: 'redirect_uri',
    says: 'has a fragment; expected none',
    isWrong: (uri) => uri.includes('#'),
  },
  {
    code: 'prompt-none-combined',
    name: 'prompt',
    says: 'joins none with another value; expected none alone',
    isWrong: (prompt) => wordsIn(prompt).includes('none') && wordsIn(prompt).length > 1,
  },
  {
    code: 'resource-invalid',
    name: 'resource',
    says: 'is not an absolute URI without a fragment',
    isWrong: (resource) => wordsIn(resource).some((uri) => !isResource(uri)),
  },
  {
    code: 'rar-invalid',
    name: 'authorization_details',
    says: 'is not a JSON array of objects with a type',
    isWrong: (details) => !isDetails(parseJson(details)),
  },
  {
    code: 'claims-invalid',
    name: 'claims',
    says: 'is not a JSON object',
    isWrong: (claims) => !isObject(parseJson(claims)),
  },
  {
    code: 'max-age-invalid',
    name: 'max_age',
    says: 'is not a whole number of seconds from 0 up',
    isWrong: (age) => !/^\d+$/.test(age),
  },
];

function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Microsoft's older endpoints name a resource by its id, a UUID. */
function isResource(uri: string): boolean {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(uri)) return true;
  return /^[a-z][a-z\d+.-]*:[^#]+$/i.test(uri);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDetails(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => isObject(item) && typeof item['type'] === 'string');
}
