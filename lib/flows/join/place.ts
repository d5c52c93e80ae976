import type { Message } from '../../messages/message.ts';
import type { Assembly } from '../assembly.ts';
import type { FlowDraft } from '../draft.ts';
import { joinRequest } from './authorization-request.ts';
import { joinResponse } from './authorization-response.ts';
import { joinExposure } from './exposure.ts';
import { joinProviderErrorPage } from './provider-error-page.ts';
import { joinLogout, joinLogoutReturn } from './logout.ts';
import { joinBackchannelLogout, joinFrontchannelLogout } from './provider-logout.ts';
import { joinByTies } from './by-ties.ts';
import { joinOriginCheck } from './origin-check.ts';
import { joinRefusedStart } from './refused-start.ts';
import { joinIssuance } from './issuance.ts';
import { offerBefore } from './offer.ts';
import { joinPresentation } from './presentation.ts';
import { joinPreflight } from './preflight.ts';
import { retried } from './retry.ts';
import { joinToken } from './token-request.ts';
import { ownerOfToken } from './token-use.ts';
import { joinVerification } from './user-verification.ts';
import type { Role } from '../../vocabulary/kind-row.ts';
import { isEvidence, isLogout, kinds, type EvidenceKind, type LogoutKind } from '../../vocabulary/kinds.ts';
import type { Protocol } from '../../vocabulary/protocol.ts';

/**
 * Where a message belongs: a flow that is known, a new one (`open`), or none so far (`wait`: it is kept and joins when a
 * later message makes its flow known).
 */
export type Place = FlowDraft | 'open' | 'wait';

/** Looks for the place of a message of one kind. */
export type Join = (assembly: Assembly, message: Message) => Place;

/** Finds the place of a message by its protocol and the part that its kind plays. */
export function placeOf(assembly: Assembly, message: Message): Place {
  return byProtocol[message.protocol](assembly, message);
}

/** OAuth 2 has many kinds, and ways of its own to tell which belong together; what others share is said by their ties. */
const byProtocol: Readonly<Record<Protocol, Join>> = {
  oauth2: byRole,
  oidc: byRole,
  oauth1: joinByTies,
  openid2: joinByTies,
  saml2: joinByTies,
  wsfed: joinByTies,
  cas: joinByTies,
  openid4vp: joinPresentation,
  openid4vci: joinIssuance,
};

function byRole(assembly: Assembly, message: Message): Place {
  return joins[kinds[message.kind].role](assembly, message);
}

/** What serves a login finds it in another way (../supporting.ts). */
const waits: Join = () => 'wait';

const joins: Readonly<Record<Role, Join>> = {
  document: waits,
  registration: waits,
  prelude: waits,
  session: waits,
  preparation: (assembly, message) => retried(assembly, message) ?? offerBefore(assembly, message) ?? 'open',
  request: joinRequest,
  response: joinResponse,
  detached: (assembly, message) =>
    message.kind === 'origin_check'
      ? joinOriginCheck(assembly, message)
      : message.kind === 'refused_start'
        ? joinRefusedStart(assembly, message)
        : (retried(assembly, message) ?? 'open'),
  redemption: joinToken,
  use: (assembly, message) => ownerOfToken(assembly, message) ?? 'wait',
  management: (assembly, message) => ownerOfToken(assembly, message) ?? 'open',
  logout: (assembly, message) => (isLogout(message) ? logouts[message.kind](assembly, message) : 'wait'),
  evidence: (assembly, message) => (isEvidence(message) ? evidence[message.kind](assembly, message) : 'wait'),
};

const logouts: Readonly<Record<LogoutKind, Join>> = {
  end_session_request: joinLogout,
  end_session_response: joinLogoutReturn,
  frontchannel_logout: joinFrontchannelLogout,
  backchannel_logout: joinBackchannelLogout,
  saml_logout_request: joinByTies,
  saml_logout_response: joinByTies,
  wsfed_signout_request: joinByTies,
  cas_logout_request: joinByTies,
};

const evidence: Readonly<Record<EvidenceKind, Join>> = {
  exposure: joinExposure,
  user_verification: joinVerification,
  preflight: joinPreflight,
  provider_error_page: joinProviderErrorPage,
};
