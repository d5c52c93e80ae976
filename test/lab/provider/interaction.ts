import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { escapeHtml, redirectTo, sendPage } from '../page.ts';
import { readForm } from '../read-form.ts';
import { grantWhatIsAsked } from './consent.ts';
import { passkeyButton } from './passkey-pages.ts';
import type { FederatedLogin } from './federated-login.ts';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

export type InteractionPages = {
  readonly provider: Provider;
  readonly name: string;
  readonly consent: boolean;
  readonly federatedLogin?: FederatedLogin | undefined;
  readonly hasPasskeys: boolean;
};

const refusal = { error: 'access_denied', error_description: 'The person pressed Cancel' };

/** The provider's login and consent pages: `/interaction/<uid>`, also where their forms are posted to. */
export async function interact(
  pages: InteractionPages,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { provider } = pages;
  const interaction = await provider.interactionDetails(request, response);
  if (request.url?.endsWith('/federate') && pages.federatedLogin) {
    return redirectTo(response, await pages.federatedLogin.begin(interaction.uid));
  }
  if (request.method !== 'POST') return show(pages, interaction, request, response);
  const form = await readForm(request);
  if (form.get('action') === 'cancel') return provider.interactionFinished(request, response, refusal);
  if (interaction.prompt.name === 'consent') return consent(pages, interaction, request, response);
  const wanted = String(interaction.params['acr_values'] ?? '').split(' ')[0];
  const login = { accountId: form.get('login') || 'alice', ...(wanted && { acr: wanted }) };
  return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
}

async function show(
  pages: InteractionPages,
  interaction: Interaction,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const client = await pages.provider.Client.find(String(interaction.params['client_id']));
  const clientName = escapeHtml(client?.clientName ?? 'An app');
  if (interaction.prompt.name === 'login') {
    return sendPage(response, {
      title: `Sign in – ${pages.name}`,
      body: loginPage(pages, interaction.uid, clientName),
    });
  }
  if (!pages.consent) return consent(pages, interaction, request, response);
  const scopes = String(interaction.params['scope'] ?? '').split(' ');
  return sendPage(response, {
    title: `Allow – ${pages.name}`,
    body: consentPage(pages.name, interaction.uid, clientName, scopes),
  });
}

async function consent(
  pages: InteractionPages,
  interaction: Interaction,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const grantId = await grantWhatIsAsked(pages.provider, interaction);
  return pages.provider.interactionFinished(
    request,
    response,
    { consent: { grantId } },
    { mergeWithLastSubmission: true },
  );
}

function loginPage(
  { name, federatedLogin, hasPasskeys }: InteractionPages,
  uid: string,
  clientName: string,
): string {
  const elsewhere = federatedLogin
    ? `<div class="row"><a class="button quiet" id="federate" href="/interaction/${uid}/federate">Continue with ${escapeHtml(federatedLogin.name)}</a></div>`
    : '';
  return `<h1>${escapeHtml(name)}</h1><p class="muted">Sign in to continue to <b>${clientName}</b></p>
<form method="post" action="/interaction/${uid}">
<label>Name <input name="login" autocomplete="username" value="alice"></label>
<label>Password <input name="password" type="password" autocomplete="current-password" value="any password will do"></label>
<div class="row"><button id="sign-in">Sign in</button><button class="quiet" id="cancel" name="action" value="cancel">Cancel</button></div></form>${elsewhere}${hasPasskeys ? passkeyButton : ''}`;
}

const meanings: Readonly<Record<string, string>> = {
  openid: 'Know who you are',
  profile: 'See your name',
  email: 'See your e-mail address',
  offline_access: 'Stay signed in while you are away',
  'orders:read': 'Read your orders',
};

function consentPage(name: string, uid: string, clientName: string, scopes: readonly string[]): string {
  const items = scopes.filter(Boolean).map((scope) => `<li>${escapeHtml(meanings[scope] ?? scope)}</li>`);
  return `<h1>${escapeHtml(name)}</h1><p><b>${clientName}</b> asks to:</p><ul>${items.join('')}</ul>
<form method="post" action="/interaction/${uid}">
<div class="row"><button id="allow">Allow</button><button class="quiet" id="cancel" name="action" value="cancel">Cancel</button></div></form>`;
}
