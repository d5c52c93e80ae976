import { ValidateInResponseTo, SAML } from '@node-saml/node-saml';
import type { FederatedLogin } from '../provider/federated-login.ts';
import { readForm } from '../read-form.ts';
import { labKey } from './keys.ts';

/** A broker's login at a SAML identity provider: the broker is its service provider, and RelayState brings the interaction back. */
export function createSamlFederation(
  broker: string,
  identityProvider: string,
  entityId: string,
): FederatedLogin {
  const saml = new SAML({
    callbackUrl: `${broker}/federation/callback`,
    entryPoint: `${identityProvider}/sso`,
    issuer: entityId,
    idpCert: labKey.cert,
    disableRequestedAuthnContext: true,
    validateInResponseTo: ValidateInResponseTo.always,
  });
  return {
    name: 'Staff login',
    begin: async (interaction) => saml.getAuthorizeUrlAsync(interaction, undefined, {}),
    async finish(_url, request) {
      const form = await readForm(request);
      const { profile } = await saml.validatePostResponseAsync(Object.fromEntries(form));
      return {
        interaction: form.get('RelayState') ?? '',
        accountId: profile?.nameID.split('@')[0] ?? 'unknown',
      };
    },
  };
}
