import { credentialInHeader } from '../../facts/client/credential-in-header.ts';
import type { Message } from '../../messages/message.ts';
import { kinds } from '../../vocabulary/kinds.ts';
import { headerValue } from '../../exchange/headers.ts';
import {
  authenticationIn,
  speaksOfCredentials,
  type ClientAuthenticationMethod,
} from '../../messages/oauth2/client-authentication.ts';
import { remark, type RuleWords } from '../rule.ts';

const codes = new Set(['invalid_client', 'incorrect_client_credentials', 'bad_client_secret']);

export const words: RuleWords = {
  title: 'Client authentication failed',
  why: 'The server does not know the client, or the way or the value it proves itself with is not the registered one.',
  fix: 'Use exactly the registered token_endpoint_auth_method, and the secret’s current value (not its id).',
  references: ['rfc6749#5.2', 'rfc6749#2.3.1', 'rfc7521#4.2.1'],
  examples: {
    fires: 'POST /token with Authorization: Basic … is answered 401 { "error": "invalid_client" }',
    passes: 'POST /token is answered 400 { "error": "invalid_grant" }',
  },
};

/** The client could not prove itself. */
export default remark({
  id: 'err-invalid-client',
  severity: 'info',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const judged = flow.messages.filter((message) => isJudged(message) && message.exchange.status);
    if (judged.length === 0) return 'not applicable';
    const refused = judged.filter((message) => isRefused(message) || isUnreadRefusal(message));
    const last = refused.at(-1);
    if (!last) return judged.every(isUnread) ? 'not applicable' : undefined;
    if (last.kind === 'authorization_response')
      return {
        confidence: 'certain',
        detail: `${said(last)} ${unknownClient}`,
        cause: unknownClient,
        fix: unknownFix,
        evidence: refused,
      };
    const shown = authenticationIn(last.exchange).method;
    // A header that a cleaner emptied was sent all the same.
    const isHidden = shown === 'none' && credentialInHeader(flow, last) === 'sent';
    const method = isHidden ? 'client_secret_basic' : shown;
    const isPages = method === 'none' && isFromPage(last);
    const reason = speaksOfPkce(last.error?.description ?? '') ? pkceFirst : causeOf[method];
    return {
      confidence: last.error ? 'certain' : 'firm',
      detail: `${said(last)} ${reason}`,
      cause: reason,
      ...(isPages && { fix: pagesFix }),
      evidence: refused,
    };
  },
});

function isJudged({ kind }: Message): boolean {
  return kind === 'authorization_response' || kinds[kind].authenticates === true;
}

function said(message: Message): string {
  const { error } = message;
  if (!error) return 'The server answered 401; its answer was not recorded.';
  const { code, description } = error;
  return `The server says ${code}${description ? `: “${description}”` : ''}.`;
}

/** RFC 6749 §5.2 allows 401 for this error alone. A page in HTML comes from another endpoint. */
function isUnreadRefusal(message: Message): boolean {
  return message.kind !== 'authorization_response' && message.exchange.status === 401 && isUnread(message);
}

function isUnread(message: Message): boolean {
  return message.kind !== 'authorization_response' && message.exchange.responseBody?.text === undefined;
}

function isRefused({ error }: Message): boolean {
  if (!error) return false;
  const { code, description } = error;
  const isOtherwiseCalled = code === 'unauthorized_client' || code === 'invalid_request';
  return (
    codes.has(code) ||
    /AADSTS70002(15|22)/.test(description ?? '') ||
    (isOtherwiseCalled && speaksOfCredentials(description ?? ''))
  );
}

/** A page has no place where a secret would stay one. RFC 6749 §2.1. */
function isFromPage({ exchange: { requestHeaders } }: Message): boolean {
  return headerValue(requestHeaders, 'origin') !== undefined;
}

const pagesFix =
  'Register the client as one without a secret (public, single-page app, with PKCE), or let a server of yours redeem the code: a secret in a page is none.';

/** RFC 7636: a server may say so by the name of the error for credentials. */
const wantsPkce = /\bPKCE\b|\bproof key\b|\bcode[_ -]?(?:verifier|challenge)\b/i;

/** Casdoor tells of the challenge beside a secret that is wrong. */
function speaksOfPkce(description: string): boolean {
  return wantsPkce.test(description) && !/secret/i.test(description);
}

const pkceFirst = 'Its words are about PKCE, not about the credential.';

/** Nobody proves anything to an authorization endpoint: what it refuses is the client itself. RFC 6749 §4.1.2.1. */
const unknownClient =
  'The authorization endpoint takes no credential: the client is switched off there, or may not ask in this way.';

const unknownFix =
  'Compare client_id with the registration letter by letter, at this very server, tenant and environment, and check that the client is enabled there and may use this response_type.';

const causeOf: Readonly<Record<ClientAuthenticationMethod, string>> = {
  none: 'The request carried no credential: the client may be registered as one that must authenticate, or its client_id is not known here.',
  client_secret_basic:
    'The secret was sent in a Basic header: check its value, that both parts are form-encoded, and that this method is the registered one.',
  client_secret_post:
    'The secret was sent in the body: check its value and that this method is the registered one.',
  client_secret_jwt: 'The client signed an assertion with its secret: check the secret, aud and exp.',
  private_key_jwt:
    'The client signed an assertion with its key: check the registered key (kid), aud and exp.',
  saml2_bearer: 'The client sent a SAML assertion: check its issuer, audience and validity.',
  attest_jwt_client_auth:
    'The client sent an attestation: check that it is current and its issuer is trusted.',
};
