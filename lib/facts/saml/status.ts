import { lastWord } from '../../messages/saml2/status-error.ts';
import type { Message } from '../../messages/message.ts';
import type { SamlAnswer } from './login.ts';

/** The codes of SAML Core §3.2.2.2 that say why a login did not succeed, by their last words. `other`: a provider's own. */
export type SamlStatusCode = (typeof codes)[number] | 'other';

const codes = [
  'AuthnFailed',
  'InvalidAttrNameOrValue',
  'InvalidNameIDPolicy',
  'NoAuthnContext',
  'NoAvailableIDP',
  'NoPassive',
  'NoSupportedIDP',
  'ProxyCountExceeded',
  'RequestDenied',
  'RequestUnsupported',
  'RequestVersionDeprecated',
  'RequestVersionTooHigh',
  'RequestVersionTooLow',
  'TooManyResponses',
  'UnknownAttrProfile',
  'UnknownPrincipal',
  'UnsupportedBinding',
  'Requester',
  'Responder',
  'VersionMismatch',
] as const;

/** An answer that is a refusal, as the provider says it. */
export type SamlRefusal = {
  /** The inner code, which is the telling one, else the outer. `lib/explain` has the words for it. */
  readonly code: SamlStatusCode;
  /** Whose fault the provider takes it for: the outer code. */
  readonly blames: 'request' | 'provider' | 'version' | 'other';
  /** URNs as written, the outer first. */
  readonly urns: readonly string[];
  /** The provider's own words. */
  readonly message: string | undefined;
  readonly detail: string | undefined;
  readonly at: Message;
};

/** `undefined` for success, and for an answer without a status. SAML Core §3.2.2. */
export function refusalOf({ document: { status }, message }: SamlAnswer): SamlRefusal | undefined {
  if (!status || lastWord(status.code) === 'Success') return undefined;
  const word = lastWord(status.subcode ?? status.code);
  return {
    code: codes.find((code) => code === word) ?? 'other',
    blames: blamed(lastWord(status.code)),
    urns: [status.code, ...(status.subcode === undefined ? [] : [status.subcode])],
    message: status.message,
    detail: status.detail,
    at: message,
  };
}

function blamed(outer: string): SamlRefusal['blames'] {
  switch (outer) {
    case 'Requester':
      return 'request';
    case 'Responder':
      return 'provider';
    case 'VersionMismatch':
      return 'version';
    default:
      return 'other';
  }
}
