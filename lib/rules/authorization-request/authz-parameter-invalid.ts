import { parseJson } from '../../exchange/json.ts';
import { requestParameters, type Parameters } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Params } from '../../messages/view.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Malformed authorization parameter',
  why: 'A server may refuse the request, ignore the parameter or take another of two values than the client means.',
  fix: 'Send each parameter once and in the form its specification gives it.',
  references: ['rfc6749#3.1', 'rfc6749#3.1.2', 'oidc-core#3.1.2.1', 'rfc8707#2', 'rfc9396#2'],
  examples: {
    fires: '/auth?…&state=a1&state=b2, one parameter with two values',
    passes: '/auth?…&resource=https://a.example&resource=https://b.example',
  },
};

/** Servers read such a parameter each in their own way, or not at all. */
export default rule({
  id: 'authz-parameter-invalid',
  severity: 'low',
  owner: 'client',
  needs: ['authorizationRequest'],
  inspect({ flow, authorizationRequest: { message, params } }) {
    const sent = messagesOf(flow, 'pushed_authorization_request').at(-1) ?? message;
    const faults = [...repeated(requestParameters(sent.exchange)), ...malformed(params)];
    return faults.map(({ code, name, severity, says }) => ({
      severity: severity ?? ('low' as const),
      confidence: 'certain' as const,
      detail: `${name} ${says} (${code}).`,
      evidence: [sent],
    }));
  },
});

type Fault = {
  readonly code: string;
  readonly name: string;
  readonly says: string;
  readonly severity?: Severity;
};

/** Parameters that a request has once. `resource` and `audience` may be repeated. */
const single = new Set(
  `client_id redirect_uri state scope response_type response_mode nonce code_challenge code_challenge_method prompt display max_age
  ui_locales id_token_hint login_hint acr_values claims request request_uri authorization_details dpop_jkt`.split(
    /\s+/,
  ),
);

/** Which of two values counts decides who gets access to what. */
const deciding = new Set(['client_id', 'redirect_uri', 'state', 'scope']);

function repeated(parameters: Parameters): readonly Fault[] {
  const sent = parameters.filter(([name, value]) => value !== '' && single.has(name));
  const values = Map.groupBy(sent, ([name]) => name);
  return [...values].flatMap(([name, all]): readonly Fault[] => {
    if (all.length < 2) return [];
    const differ = new Set(all.map(([, value]) => value)).size > 1;
    return [
      {
        code: 'duplicate',
        name,
        severity: differ && deciding.has(name) ? 'medium' : 'low',
        says: `is sent ${all.length} times${differ ? ' with different values' : ''}; expected once`,
      },
    ];
  });
}

function malformed(params: Params): readonly Fault[] {
  return checks.filter(({ name, isWrong }) => params[name] !== undefined && isWrong(params[name]));
}

const checks: readonly (Fault & { readonly isWrong: (value: string) => boolean })[] = [
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
