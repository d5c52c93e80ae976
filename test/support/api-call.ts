import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { baseTime, type ExchangeFields } from './exchange.ts';
import { codeFlow, type FlowChanges } from './flow.ts';
import { jwt } from './logins.ts';

/** What a test says of a token and of the call that presents it. */
export type ApiCall = {
  /** Claims of the token, beside those of one that fits; a text for one that cannot be read. */
  readonly token?: Readonly<Record<string, unknown>> | string;
  /** Members of the token answer. */
  readonly answer?: Readonly<Record<string, unknown>>;
  readonly url?: string;
  readonly status?: number;
  /** `WWW-Authenticate`. */
  readonly challenge?: string;
  /** `message` of the body. */
  readonly message?: string;
  /** `Authorization` in place of the token’s own. */
  readonly authorization?: string;
  /** When the API answers, by its clock: seconds after the beginning. */
  readonly after?: number;
  readonly login?: FlowChanges;
  readonly call?: Partial<Exchange>;
};

/** A login by code, whose token a page then presents to an API at `api.example`; the API refuses with 401 unless told otherwise. */
export function calledApi(changes: ApiCall = {}): readonly Exchange[] {
  const { token = {}, after = 10, status = 401, message, challenge } = changes;
  const now = baseTime / 1000;
  const presented =
    typeof token === 'string'
      ? token
      : jwt({ iss: 'https://op.example', sub: '1', iat: now, exp: now + 3600, ...token });
  const responseHeaders: readonly Header[] = [
    ['Date', new Date(baseTime + after * 1000).toUTCString()],
    ['Access-Control-Allow-Origin', '*'],
    ...(challenge === undefined ? [] : ([['WWW-Authenticate', challenge]] as const)),
  ];
  const called: ExchangeFields = {
    url: changes.url ?? 'https://api.example/orders',
    status,
    startedAt: baseTime + after * 1000 - 20,
    requestHeaders: [['Authorization', changes.authorization ?? `Bearer ${presented}`]],
    responseHeaders,
    ...(message !== undefined && {
      responseBody: { mediaType: 'application/json', text: JSON.stringify({ message }) },
    }),
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
    ...changes.call,
  };
  return codeFlow({
    tokenAnswer: { access_token: presented, token_type: 'Bearer', ...changes.answer },
    ...changes.login,
    then: [called],
  });
}
