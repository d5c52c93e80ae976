import type { CauseId } from '../cause-id.ts';

/** Reasons that say of a failure only that it happened. Words that settle the cause make them superfluous. */
export const bare: ReadonlySet<CauseId> = new Set<CauseId>([
  'unexplained',
  'known-error',
  'callback-failed',
  'provider-error-page',
  'not-answered',
  'popup-closed',
  'code-not-redeemed',
]);

const more: Readonly<Partial<Record<CauseId, readonly CauseId[]>>> = {
  'secret-wrong-or-expired': ['invalid-client', 'unauthorized-client'],
  'auth-method-mismatch': ['invalid-client', 'unauthorized-client'],
  'wrong-platform-type': [
    'invalid-client',
    'unauthorized-client',
    'redirect-uri-mismatch',
    'cors-token-endpoint',
  ],
  'client-unknown-here': ['invalid-client', 'unauthorized-client'],
  'assertion-invalid': ['invalid-client', 'invalid-grant'],
  'basic-not-form-encoded': ['invalid-client'],
  'app-not-ready': ['access-denied', 'invalid-client', 'unauthorized-client'],
  'admin-consent-needed': ['access-denied', 'consent-required', 'login-required'],
  'policy-denied': ['access-denied', 'consent-required', 'login-required', 'stronger-login-required'],
  'not-assigned': ['access-denied', 'login-required'],
  'wrong-tenant': ['access-denied', 'login-required'],
  'stronger-login-required': [
    'stronger-login-required',
    'access-denied',
    'login-required',
    'consent-required',
  ],
  'user-cancelled': ['access-denied'],
  'rate-limited': ['access-denied'],
  'as-session-lost': ['wrong-endpoint'],
  'account-not-stored': ['wrong-endpoint'],
  'app-broke': ['wrong-endpoint'],
  'app-store-failed': ['wrong-endpoint'],
  'not-provisioned': ['wrong-endpoint'],
  'account-conflict': ['wrong-endpoint'],
  'claim-missing-email': ['wrong-endpoint'],
  'claim-missing': ['wrong-endpoint'],
  'email-not-verified': ['wrong-endpoint'],
  'api-key-refused': ['wrong-endpoint', 'cors-token-endpoint'],
  'origin-not-allowed': ['wrong-endpoint', 'cors-token-endpoint'],
  'redirect-wrong-app-type': ['redirect-uri-mismatch'],
  'redirect-mismatch-at-token': ['invalid-grant', 'redirect-uri-mismatch'],
  'code-reused': ['invalid-grant'],
  'code-expired': ['invalid-grant'],
  'pkce-mismatch': ['invalid-grant'],
  'pkce-verifier-lost': ['invalid-grant'],
  'refresh-dead': ['invalid-grant'],
  'refresh-race': ['invalid-grant'],
  'scope-retired-or-not-allowed': ['invalid-scope'],
  'access-denied-at-token-endpoint': ['access-denied'],
  'audience-missing': ['resource-rejected'],
  'audience-wrong': ['resource-rejected'],
  'scope-missing': ['resource-rejected'],
  'token-early': ['resource-rejected', 'clock-skew'],
  'issuer-wrong': ['resource-rejected'],
  'key-unknown': ['resource-rejected'],
  'malformed-header': ['resource-rejected'],
  'dpop-required': ['resource-rejected'],
  'userinfo-refused': ['resource-rejected'],
};

/** Reasons that a cause told by words explains: it says more than they do. */
export function foldedBy(name: CauseId): readonly CauseId[] {
  return [...bare, ...(more[name] ?? [])];
}
