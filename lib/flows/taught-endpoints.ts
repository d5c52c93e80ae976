import { endpointOf, originOf } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { metadataOfChallenge } from '../messages/oauth2/challenged-request.ts';
import { namesUserinfo } from '../messages/oauth2/preflight.ts';
import { configurationAddress } from '../messages/oauth2/client-configuration.ts';
import { fedcmEndpoints } from '../messages/oidc/fedcm.ts';
import { issuerEndpoints } from '../messages/openid4vci/issuer-metadata.ts';
import type { StepKind } from '../vocabulary/kinds.ts';
import { isFedcmLookup } from './fedcm-attempt.ts';
import { statusListsOf } from './status-lists.ts';

/**
 * Where a message says that others will arrive, without queries, and of which kind: a document, a refusal that leads to one, the answer
 * to a registration, the browser’s question before a call. What a server’s own metadata names is kept with it (servers.ts). Empty for nearly all.
 */
export function taughtEndpoints(message: Message): readonly (readonly [endpoint: string, kind: StepKind])[] {
  const { kind, answer, url, exchange } = message;
  const described = kind === 'resource_request' ? metadataOfChallenge(exchange) : undefined;
  const configuration = configurationAddress(message);
  return [
    ...(kind === 'discovery' && answer ? fedcmEndpoints(answer, url) : []),
    ...(kind === 'preflight' && namesUserinfo(url) ? [[endpointOf(url), 'userinfo_request'] as const] : []),
    ...(isFedcmLookup(message) ? [[originOf(url) ?? '', 'login_window'] as const] : []),
    ...(kind === 'credential_issuer_metadata' && answer ? issuerEndpoints(answer) : []),
    ...(described ? [[endpointOf(described), 'discovery'] as const] : []),
    ...(configuration ? [[configuration, 'client_configuration_request'] as const] : []),
    ...statusListsOf(message).map((list) => [endpointOf(list), 'token_status_list_request'] as const),
  ];
}
