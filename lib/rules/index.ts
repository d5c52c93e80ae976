// Generated from the files of this folder by test/unit/rules/index.test.ts; run it with `-u` after adding a rule.
import clientSecretInBrowser from './client-authentication/client-secret-in-browser.ts';
import codeVerifierMismatch from './token/code-verifier-mismatch.ts';
import errAccessDenied from './diagnosis/err-access-denied.ts';
import errInvalidClient from './diagnosis/err-invalid-client.ts';
import errInvalidGrant from './diagnosis/err-invalid-grant.ts';
import errLoginRequired from './diagnosis/err-login-required.ts';
import errRedirectUriMismatch from './diagnosis/err-redirect-uri-mismatch.ts';
import idTokenAudMismatch from './token/id-token-aud-mismatch.ts';
import implicitGrant from './authorization-request/implicit-grant.ts';
import nonceMissing from './authorization-request/nonce-missing.ts';
import pkceMissing from './authorization-request/pkce-missing.ts';
import pkcePlain from './authorization-request/pkce-plain.ts';
import redirectUriHttp from './authorization-request/redirect-uri-http.ts';
import stateMismatch from './authorization-response/state-mismatch.ts';
import stateMissing from './authorization-request/state-missing.ts';
import tokenInQuery from './transport/token-in-query.ts';
import type { Rule } from './rule.ts';

/** Every rule, by id. */
export const rules: readonly Rule[] = [
  clientSecretInBrowser,
  codeVerifierMismatch,
  errAccessDenied,
  errInvalidClient,
  errInvalidGrant,
  errLoginRequired,
  errRedirectUriMismatch,
  idTokenAudMismatch,
  implicitGrant,
  nonceMissing,
  pkceMissing,
  pkcePlain,
  redirectUriHttp,
  stateMismatch,
  stateMissing,
  tokenInQuery,
];
