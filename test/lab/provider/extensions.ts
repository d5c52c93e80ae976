import { randomBytes } from 'node:crypto';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { escapeHtml, renderPage } from '../page.ts';
import type { ProviderSetup } from './options.ts';

/** The extensions of OAuth 2 and OpenID Connect that the lab's provider speaks. Nobody has to use them. */
export function extensionFeatures({ options, name }: ProviderSetup) {
  return {
    jwtResponseModes: { enabled: true },
    requestObjects: { enabled: true },
    encryption: { enabled: true },
    claimsParameter: { enabled: true },
    dPoP: {
      enabled: true,
      nonceSecret: randomBytes(32),
      requireNonce: () => options.dpopNonces ?? false,
    },
    registration: { enabled: true, initialAccessToken: false },
    registrationManagement: { enabled: true },
    clientIdMetadataDocument: { enabled: true, ack: 'draft-02' },
    deviceFlow: devicePages(name),
    richAuthorizationRequests: {
      enabled: true,
      types: { payment: { validate: () => undefined } },
      // As the person consented to: all of them.
      authorizationDetailsForGrantSource: ({ oidc }: Asking) =>
        JSON.parse(oidc.params?.authorization_details ?? '[]') as unknown,
      authorizationDetailsForAccessToken: (_context: unknown, _token: unknown, source: Detailed) =>
        source?.rar,
      authorizationDetailsForIntrospection: (_context: unknown, { rar }: Detailed) => rar,
    } as never,
    ciba: {
      enabled: true,
      deliveryModes: ['poll'],
      processLoginHint: async (_context, hint) => hint,
      validateRequestContext: async () => undefined,
      validateBindingMessage: async () => undefined,
      verifyUserCode: async () => undefined,
      triggerAuthenticationDevice: async () => undefined,
    },
  } as const satisfies Configuration['features'];
}

type Detailed = { readonly rar?: unknown };

/** As much of the provider's context as tells what was asked for. */
type Asking = { readonly oidc: { readonly params?: { readonly authorization_details?: string } } };

function devicePages(name: string): NonNullable<Configuration['features']>['deviceFlow'] {
  const page = (context: KoaContextWithOIDC, body: string): void => {
    context.body = renderPage({ title: name, body: `<h1>${escapeHtml(name)}</h1>${body}` });
  };
  return {
    enabled: true,
    userCodeInputSource: (context, form) =>
      page(
        context,
        `<p>Enter the code of your device.</p>${form}
<div class="row"><button id="continue" type="submit" form="op.deviceInputForm">Continue</button></div>`,
      ),
    userCodeConfirmSource: (context, form, client, _device, userCode) =>
      page(
        context,
        `<p>Does <b>${escapeHtml(client.clientName ?? client.clientId)}</b> show ${escapeHtml(userCode)}?</p>${form}
<div class="row"><button id="confirm" type="submit" form="op.deviceConfirmForm">Yes</button>
<button class="quiet" id="abort" type="submit" form="op.deviceConfirmForm" name="abort" value="yes">No</button></div>`,
      ),
    successSource: (context) => page(context, '<p id="status">You can go back to your device.</p>'),
  };
}
