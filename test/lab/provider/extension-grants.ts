import type { EventEmitter } from 'node:events';
import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { cibaGrant, exchangeGrant } from './extension-clients.ts';

/** What `oidc-provider` leaves to its host: token exchange, the person with the phone, and CORS for registration and CIBA. */
export function installExtensions(provider: Provider): void {
  provider.use(openToPages);
  provider.use((context, next) => sayInterval(context, next));
  answerOnThePhone(provider);
  const handler = tokenExchange(provider) as unknown as Parameters<Provider['registerGrantType']>[1];
  provider.registerGrantType(exchangeGrant, handler, exchangeParameters, ['resource', 'audience']);
}

function openToPages(context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  const { origin } = context.request.header;
  if (!/^\/(reg|backchannel)\b/.test(context.path) || !origin) return next();
  context.set('access-control-allow-origin', origin);
  context.set('access-control-allow-headers', 'content-type, authorization');
  context.set('access-control-allow-methods', 'GET, POST, PUT, DELETE');
  context.vary('origin');
  if (context.method !== 'OPTIONS') return next();
  context.status = 204;
  return Promise.resolve();
}

/**
 * How long to wait between two questions. Where a server says nothing, as `oidc-provider` does, it is five seconds, and that is long
 * in a lab. RFC 8628 §3.2; CIBA Core §7.3.
 */
async function sayInterval(context: { body: unknown }, next: () => Promise<void>): Promise<void> {
  await next();
  const { body } = context;
  if (typeof body === 'object' && body !== null && ('device_code' in body || 'auth_req_id' in body))
    context.body = { ...body, interval: 1 };
}

/** Alice confirms on her phone while the client polls for the second time. */
function answerOnThePhone(provider: Provider): void {
  const polls = new Map<string, number>();
  const events: EventEmitter = provider;
  events.on('grant.error', (context: KoaContextWithOIDC, error: Error) => {
    const { grant_type, auth_req_id } = context.oidc.params ?? {};
    if (grant_type !== cibaGrant || error.message !== 'authorization_pending') return;
    const id = String(auth_req_id);
    const count = (polls.get(id) ?? 0) + 1;
    polls.set(id, count);
    if (count === 2) void confirm(provider, id);
  });
}

async function confirm(provider: Provider, id: string): Promise<void> {
  const request = await provider.BackchannelAuthenticationRequest.find(id);
  if (!request) return;
  const { clientId, accountId, scope } = request as unknown as Record<
    'clientId' | 'accountId' | 'scope',
    string
  >;
  const grant = new provider.Grant({ clientId, accountId });
  grant.addOIDCScope(scope);
  await grant.save();
  await provider.backchannelResult(request, grant, { authTime: Math.floor(Date.now() / 1000) });
}

const exchangeParameters = [
  'subject_token',
  'subject_token_type',
  'requested_token_type',
  'resource',
  'audience',
  'scope',
];

/** RFC 8693 §2.1, as much of it as a lab needs: an access token of a client for one of the API. */
function tokenExchange(provider: Provider) {
  return async (context: KoaContextWithOIDC): Promise<void> => {
    const { subject_token: subject, resource, scope } = context.oidc.params as Record<string, string>;
    const known = await provider.ClientCredentials.find(subject ?? '');
    if (!known || !context.oidc.client) {
      context.status = 400;
      context.body = { error: 'invalid_request', error_description: 'the subject token is not known' };
      return;
    }
    const token = new provider.ClientCredentials({ client: context.oidc.client, scope });
    const target = String(resource);
    token.resourceServer = new provider.ResourceServer(target, {
      scope: 'orders:read',
      audience: target,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'ES256' } },
    });
    context.body = {
      access_token: await token.save(),
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      expires_in: token.expiration,
      scope,
    };
  };
}
