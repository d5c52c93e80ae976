import type { Exchange } from '../../lib/exchange/exchange.ts';
import { baseTime, form, json, jsonBody, type ExchangeFields } from './exchange.ts';
import { jwt } from './logins.ts';
import { inOrder } from './scenario.ts';

type Members = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, string>>;

const idp = 'https://company.example';
const wiki = 'https://wiki.example';

/** The identity assertion that the company’s provider gives calendar for the wiki’s server. */
export const idJag = (claims: Members = {}): string =>
  jwt(
    {
      iss: idp,
      aud: wiki,
      sub: 'ann',
      client_id: 'calendar-at-wiki',
      jti: 'jag-0123456789',
      iat: baseTime / 1000,
      exp: baseTime / 1000 + 300,
      ...claims,
    },
    { typ: 'oauth-id-jag+jwt' },
  );

/** What differs from a login across apps that is as it should be. */
export type CrossAppChanges = {
  readonly assertion?: string;
  /** Members of the identity provider’s answer. */
  readonly given?: Members;
  /** Parameters of the request at the wiki’s server. */
  readonly presented?: Fields;
  readonly presentedAt?: string;
  /** Members of the wiki’s answer; `null` where it refuses. */
  readonly answer?: Members | null;
  /** The description of the server that it is presented at, where it was read. */
  readonly metadata?: Members;
  readonly then?: readonly ExchangeFields[];
};

/** The exchange at the company’s provider, the request at the wiki’s server, and a call to the wiki. Nothing of it is a page’s. */
export function crossApp(changes: CrossAppChanges = {}): readonly Exchange[] {
  const { assertion = idJag(), presentedAt = `${wiki}/token`, answer = {} } = changes;
  const accessToken = 'at-of-the-wiki-0123456789';
  return inOrder(
    ...(changes.metadata
      ? [json(new URL('/.well-known/oauth-authorization-server', presentedAt).href, changes.metadata)]
      : []),
    form(
      `${idp}/token`,
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        requested_token_type: 'urn:ietf:params:oauth:token-type:id-jag',
        subject_token: jwt({ iss: idp, sub: 'ann', aud: 'calendar' }),
        subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
        audience: wiki,
        client_id: 'calendar',
      },
      {
        status: 200,
        responseBody: jsonBody({
          access_token: assertion,
          issued_token_type: 'urn:ietf:params:oauth:token-type:id-jag',
          token_type: 'N_A',
          ...changes.given,
        }),
      },
    ),
    form(
      presentedAt,
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion,
        client_id: 'calendar-at-wiki',
        ...changes.presented,
      },
      answer
        ? {
            status: 200,
            responseBody: jsonBody({ access_token: accessToken, token_type: 'Bearer', ...answer }),
          }
        : { status: 400, responseBody: jsonBody({ error: 'invalid_grant' }) },
    ),
    ...(answer
      ? [json(`${wiki}/api/pages`, [], { requestHeaders: [['Authorization', `Bearer ${accessToken}`]] })]
      : []),
    ...(changes.then ?? []),
  );
}

/** A call to the wiki with that token, and what it answered. */
export function callWith(token: string, status = 200): ExchangeFields {
  return json(`${wiki}/api/pages/7`, {}, { status, requestHeaders: [['Authorization', `Bearer ${token}`]] });
}
