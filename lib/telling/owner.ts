import type { Owner } from '../vocabulary/owner.ts';

/** Who can mend something, as sentences name them. */
export const ownerWords: Readonly<Record<Owner, string>> = {
  client: 'the app',
  authorization_server: 'the provider',
  resource_server: 'the API',
  browser: 'the browser',
};

/** The same where a wallet takes part: it is asked by a verifier (OpenID4VP §1), and asks an issuer (OpenID4VCI §1). */
const ofPresentation: Readonly<Record<Owner, string>> = {
  ...ownerWords,
  client: 'the verifier',
  authorization_server: 'the wallet',
};
const ofIssuance: Readonly<Record<Owner, string>> = {
  ...ownerWords,
  client: 'the wallet',
  authorization_server: 'the issuer',
  resource_server: 'the issuer',
};

/** Who can mend what a rule found, in the words of the rule’s own story; an id that is no rule’s gets the usual words. */
export function ownerWord(owner: Owner, rule: string): string {
  if (rule.startsWith('vp-')) return ofPresentation[owner];
  if (rule.startsWith('vci-')) return ofIssuance[owner];
  return ownerWords[owner];
}
