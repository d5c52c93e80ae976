import type { RequestListener } from 'node:http';
import type { JWK } from 'jose';
import Provider from 'oidc-provider';
import { redirectTo, sendPage } from '../page.ts';
import { providerConfiguration } from './configuration.ts';
import { installExtensions } from './extension-grants.ts';
import { createFederatedLogin, type FederatedLogin } from './federated-login.ts';
import { interact } from './interaction.ts';
import type { ProviderSetup } from './options.ts';
import { withPasskeys } from './passkey-pages.ts';
import { withFedcm } from './fedcm-pages.ts';
import { frontchannelLogout, withSessionPages } from './session-pages.ts';
import { providerFaults } from './provider-faults.ts';
import { keepProviderLog, type ProviderEvent } from './provider-log.ts';

export type LabProvider = { readonly listener: RequestListener; readonly log: readonly ProviderEvent[] };

/** A real OpenID provider with login and consent pages of its own. */
export function createProvider(setup: ProviderSetup): LabProvider {
  const { configuration, key } = providerConfiguration(setup);
  const provider = new Provider(setup.issuer, configuration);
  allowPlainHttp(provider);
  allowSecureCookies(provider);
  installExtensions(provider);
  for (const fault of providerFaults(key)) provider.use(fault);
  provider.use(frontchannelLogout(setup.issuer, setup.logoutPages ?? {}));
  const federatedLogin =
    setup.federatedLogin ??
    (setup.federation && createFederatedLogin(setup.federation, `${setup.issuer}/federation/callback`));
  const signing = key as JWK;
  const pages = withSessionPages(setup.issuer, signing, listen(setup, provider, federatedLogin));
  const { passkeys, fedcm } = setup.options;
  const listener = withFedcm(setup.issuer, signing, withPasskeys(setup.issuer, passkeys, pages), fedcm);
  return { listener, log: keepProviderLog(provider) };
}

function listen(
  setup: ProviderSetup,
  provider: Provider,
  federatedLogin: FederatedLogin | undefined,
): RequestListener {
  const answer = provider.callback();
  const pages = {
    provider,
    name: setup.name,
    consent: setup.options.consent ?? true,
    federatedLogin,
    hasPasskeys: setup.options.passkeys !== undefined,
  };
  const arrived = new Map<string, string>();
  const route: RequestListener = async (request, response) => {
    const url = new URL(request.url ?? '/', setup.issuer);
    if (url.pathname === '/federation/callback' && federatedLogin) {
      const { interaction, accountId } = await federatedLogin.finish(url, request);
      arrived.set(interaction, accountId);
      return redirectTo(response, `/interaction/${interaction}/federated`);
    }
    const federated = /^\/interaction\/([^/]+)\/federated$/.exec(url.pathname)?.[1];
    if (federated) {
      const login = { accountId: arrived.get(federated) ?? 'unknown' };
      return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
    }
    if (url.pathname.startsWith('/interaction/')) return interact(pages, request, response);
    return answer(request, response);
  };
  return (request, response) => {
    Promise.resolve(route(request, response)).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (!response.headersSent)
        sendPage(response, { title: 'Error', body: `<h1>${setup.name}</h1><p>${message}</p>` }, 500);
    });
  };
}

/** Browsers take `*.localhost` for secure and keep Secure cookies there; koa has to be told. */
function allowSecureCookies(provider: Provider): void {
  const create = provider.createContext.bind(provider);
  provider.createContext = (request, response) => {
    const context = create(request, response);
    context.cookies.secure = true;
    return context;
  };
}

type Schema = { invalidate(message: string, code?: string): void };

/** `oidc-provider` refuses implicit clients on http and on localhost: right in the world, in the way in a lab. */
function allowPlainHttp(provider: Provider): void {
  const schema = (provider.Client as unknown as { Schema: { prototype: Schema } }).Schema.prototype;
  const invalidate = schema.invalidate;
  schema.invalidate = function (message, code) {
    if (code !== 'implicit-force-https' && code !== 'implicit-forbid-localhost')
      invalidate.call(this, message, code);
  };
}
