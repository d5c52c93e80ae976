import { references, type Reference, type ReferenceId } from '../spec/references.ts';
import { lookup } from '../exchange/lookup.ts';
import type { Secrecy } from './parameters/row.ts';

/** What a header does in these protocols. */
export type HeaderExplanation = {
  readonly meaning: string;
  readonly secrecy: Secrecy;
  readonly references: readonly Reference[];
};

type HeaderRow = Omit<HeaderExplanation, 'references'> & { readonly references: readonly ReferenceId[] };

function row(secrecy: Secrecy, meaning: string, ...ids: readonly ReferenceId[]): HeaderRow {
  return { secrecy, meaning, references: ids };
}

const crossOrigin = row('public', 'Which other sites’ pages may read the answer.', 'rfc9700#2.6', 'fetch');

/** Headers by name in lower case. */
const headers: Readonly<Record<string, HeaderRow>> = {
  authorization: row(
    'secret',
    'Who is asking: a token (Bearer), a token bound to a key (DPoP), the app’s credentials (Basic), or OAuth 1.0a parameters.',
    'rfc6750#2.1',
    'rfc9449#7.1',
    'rfc6749#2.3.1',
    'rfc5849#3.5.1',
  ),
  'proxy-authorization': row('secret', 'Credentials for a proxy on the way.', 'rfc9110#11.7.2'),
  dpop: row(
    'one_time',
    'Proof that the sender holds the key the token is bound to. Good for one request.',
    'rfc9449#4.1',
  ),
  'dpop-nonce': row('linkable', 'The server’s value for the next proof.', 'rfc9449#8', 'rfc9449#9'),
  'www-authenticate': row(
    'public',
    'What the API wants: a token, more scope, a stronger login, or where it describes itself.',
    'rfc6750#3',
    'rfc9728#5.1',
    'rfc9470#3',
    'rfc9449#7.1',
  ),
  'oauth-client-attestation': row(
    'one_time',
    'A statement about the app by its maker.',
    'attestation-based-client-auth',
  ),
  'oauth-client-attestation-pop': row(
    'one_time',
    'Proof that the sender holds the key of that statement.',
    'attestation-based-client-auth',
  ),
  'cache-control': row('public', 'Answers with tokens must say no-store.', 'rfc6749#5.1', 'rfc9111#5.2'),
  pragma: row('public', 'The older way to forbid storing.', 'rfc6749#5.1', 'rfc9111#5.4'),
  referer: row(
    'one_time',
    'The page the request came from. Its address may carry a code or token.',
    'rfc9700#4.2',
  ),
  'referrer-policy': row(
    'public',
    'Keeps the page’s address, and a code in it, from other sites.',
    'rfc9700#4.2.4',
    'referrer-policy',
  ),
  'content-security-policy': row(
    'public',
    'frame-ancestors says who may show the page in a frame.',
    'rfc9700#4.16',
    'csp',
  ),
  'x-frame-options': row('public', 'The older way to say who may show the page in a frame.', 'rfc9700#4.16'),
  'strict-transport-security': row('public', 'The site is to be reached by https only.', 'rfc6797#6.1'),
  origin: row('public', 'The site whose page sends the request.', 'rfc6454#7'),
  'access-control-allow-origin': crossOrigin,
  'access-control-allow-credentials': row(
    'public',
    'Whether cookies may go along with requests of other sites’ pages.',
    'fetch',
  ),
  'access-control-allow-headers': row('public', 'Which headers other sites’ pages may send.', 'fetch'),
  'access-control-allow-methods': row('public', 'Which methods other sites’ pages may use.', 'fetch'),
  'access-control-expose-headers': row('public', 'Which headers other sites’ pages may read.', 'fetch'),
  'access-control-request-headers': row('public', 'Which headers the page wants to send.', 'fetch'),
  'access-control-request-method': row('public', 'Which method the page wants to use.', 'fetch'),
  cookie: row('secret', 'What the site stored in this browser; often the session.', 'rfc6265#4.2'),
  'set-cookie': row(
    'secret',
    'What the site stores in this browser. Secure, HttpOnly and SameSite protect a session.',
    'rfc6265#4.1',
    'browser-based-apps#6.1.3.2',
  ),
  location: row('one_time', 'Where the browser is sent. It may carry a code or token.', 'rfc9110#10.2.2'),
  'set-login': row('public', 'Tells the browser whether the person is signed in at this provider.', 'fedcm'),
  'sec-fetch-dest': row('public', 'What the browser wants the answer for; webidentity marks FedCM.', 'fedcm'),
  'x-shopify-access-token': row('secret', 'An access token, in Shopify’s own header.', 'rfc6749#7.1'),
};

/** What a header means in a login, by its name in any letter case; `undefined` for headers that play no part. */
export function explainHeader(name: string): HeaderExplanation | undefined {
  const found = lookup(headers, name.toLowerCase());
  return found && { ...found, references: references(found.references) };
}
