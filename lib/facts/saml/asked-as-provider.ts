import { cameFrom } from '../../exchange/came-from.ts';
import { hostOf, queryOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import type { SamlLogin, SamlRequest } from './login.ts';

/** A request that names the identity provider as the one who asks. */
export type AskedAsProvider = {
  readonly request: SamlRequest;
  /** `AuthnRequest/Issuer`. */
  readonly name: string;
  /** The provider's metadata, where it has that name; else the name is an address of the provider's own. */
  readonly metadata: Message | undefined;
};

/**
 * The last request of a login, where its Issuer is the provider's own name, by the provider's metadata or as an address of its own that
 * no answer is to go to. `undefined` for other names, and for a party that is provider and service at once. SAML Profiles §4.1.4.1.
 */
export function askedAsProviderOf({ requests, entities }: SamlLogin): AskedAsProvider | undefined {
  const request = requests.at(-1);
  const name = request?.document.issuer;
  if (!request || !name) return undefined;
  const own = entities.find(({ entityId }) => entityId === name);
  if (own) return own.provider && !own.service ? { request, name, metadata: own.message } : undefined;
  return isOwnAddress(name, request) ? { request, name, metadata: undefined } : undefined;
}

function isOwnAddress(name: string, { message, document }: SamlRequest): boolean {
  const asking = document.assertionConsumerServiceUrl ?? cameFrom(message.exchange);
  const app = asking ? hostOf(asking) : '';
  const host = hostOf(name);
  if (app === '' || host === '' || app === host || app === hostOf(message.url)) return false;
  if (host === hostOf(message.url)) return sharesPath(name, message.url);
  return namesElsewhere.some(({ names, asked }) => {
    const account = names.exec(name)?.[1];
    return account !== undefined && asked.exec(message.url)?.slice(1).includes(account);
  });
}

/** One application of the provider's: its name and the address that is asked begin alike. */
function sharesPath(name: string, asked: string): boolean {
  const first = /^https?:\/\/[^/?#]+\/([^/?#]+)/i;
  const [own, other] = [first.exec(name)?.[1], first.exec(asked)?.[1]];
  if (own === undefined || own !== other) return false;
  const realm = /\/realms\/([^/?#]+)/;
  return realm.exec(name)?.[1] === realm.exec(asked)?.[1] && accountOf(name) === accountOf(asked);
}

/** Google tells its customers’ providers apart by this parameter. */
function accountOf(url: string): string | undefined {
  return /(?:^|&)idpid=([^&#]+)/.exec(queryOf(url))?.[1];
}

/** Providers whose names are on another host than they are asked at, and what of the customer stands in both. */
const namesElsewhere: readonly { readonly names: RegExp; readonly asked: RegExp }[] = [
  {
    names: /^https:\/\/sts\.(?:windows|chinacloudapi)\.(?:net|cn)\/([0-9a-f-]{36})\/?$/i,
    asked: /^https:\/\/login\.(?:microsoftonline|partner\.microsoftonline)\.[a-z]+\/([0-9a-f-]{36})\//i,
  },
  {
    names: /^https?:\/\/www\.okta\.com\/(\w{12,})$/,
    asked: /^https:\/\/[^/?#]+\/app\/(?:[^?#]*\/)?(\w{12,})\/sso\/saml/,
  },
];
