import { hostAndPortOf } from '../exchange/parameters.ts';
import type { Role } from '../vocabulary/kind-row.ts';
import { kinds } from '../vocabulary/kinds.ts';
import { isRefusedAlone } from '../vocabulary/refused-alone.ts';
import { shownElsewhere } from './wallet.ts';
import { outcomeWords } from './outcome.ts';
import { clientName, placeName, serverName } from './parties.ts';
import { breakPointOf, standingOf } from './standing.ts';
import { duration } from './time.ts';
import type { ToldFlow } from './told.ts';

/** What the flow was for and how it went, in one sentence: “app.example asked op.example to sign you in, and it worked.” */
export function headlineOf(flow: ToldFlow): string {
  return `${requestOf(flow)}${clauseOf(flow)}${errorOf(flow)}${laterOf(flow)}.`;
}

function laterOf({ worked_later: later }: ToldFlow): string {
  return later ? `; a login that began ${duration(later.after)} later worked` : '';
}

/** How it went. Stuck is more than not finished: what should have come next did not. */
function clauseOf(flow: ToldFlow): string {
  if (flow.purpose === 'silent_renewal' && flow.outcome === 'denied') return ', and the answer was no';
  if (flow.protocol === 'openid4vp' && flow.outcome === 'unclear') return `; ${shownElsewhere}`;
  if (standingOf(flow) !== 'stuck') return outcomeWords[flow.outcome].clause;
  const step = breakPointOf(flow)?.step;
  const isAnswered = step !== undefined && kinds[step.kind].role === 'response';
  return isAnswered ? '; it was answered, and the app did not go on' : '; it got stuck on the way';
}

/** Who asked whom for what. */
function requestOf(flow: ToldFlow): string {
  const client = clientName(flow);
  const server = serverName(flow);
  const asked = `${client} asked ${server}`;
  const app = appThatDidNotBegin(flow);
  if (flow.steps[0]?.kind === 'refused_start' && flow.steps[0].to === 'authorization_server')
    return isReopened(flow)
      ? `A login page of ${app ?? server} was opened by itself`
      : `A login at ${app ?? server} was recorded without its beginning`;
  if (app) return notBegunAt(app, flow);
  if (neverBegan(flow)) return `${client} looked for the way to log in at ${server}`;
  if (isUnasked(flow)) return `${server} began a login at ${client}`;
  if (flow.purpose === 'logout') return `${asked} to sign you out`;
  if (flow.purpose === 'silent_renewal') return `${asked} quietly whether you are still signed in`;
  if (flow.purpose === 'presentation') return `${asked} to show credentials`;
  if (flow.purpose === 'issuance') return `${asked} for a credential`;
  switch (flow.way) {
    case 'client_credentials':
      return `${asked} for a token for itself`;
    case 'password':
      return `${client} handed a password to ${server} for a token`;
    case 'refresh_token':
      return `${asked} for fresh tokens without asking you`;
    case 'device_code':
      return `A device asked ${server} for access, to be confirmed on another screen`;
    case 'ciba':
      return `${asked} to confirm with you on another device`;
    case 'cross_app_access':
      return crossAppOf(flow, client, server);
    case 'transaction_token':
      return `${asked} for a token for one transaction`;
    case 'token_exchange':
      return `${asked} to swap one token for another`;
    case 'jwt_bearer':
    case 'saml2_bearer':
      return `${asked} for a token in return for a signed statement`;
    default:
      return flow.purpose === 'access' ? `${asked} for access in your name` : `${asked} to sign you in`;
  }
}

/** One server vouches for the person, another decides by that: which of the two was asked is not always seen. */
function crossAppOf({ servers = [], steps }: ToldFlow, client: string, server: string): string {
  const decides = servers.find(({ part }) => part === 'decides');
  const vouches = servers.find(({ part }) => part === 'vouches');
  if (vouches && decides)
    return `${client} had ${placeName(vouches.origin)} vouch for the person, and asked ${placeName(decides.origin)} for access by that`;
  const isShown = steps.some(({ params }) => params['assertion'] !== undefined);
  return isShown
    ? `${client} asked ${server} for access, by what another server vouches for`
    : `${client} asked ${server} to vouch for the person to another server`;
}

/** The host of an app that asked no provider for anything; `undefined` where one was asked. */
function appThatDidNotBegin({ client, steps }: ToldFlow): string | undefined {
  return isRefusedAlone(steps)
    ? hostAndPortOf(client.origin ?? client.redirect_uri ?? steps[0]?.url ?? '') || undefined
    : undefined;
}

function notBegunAt(app: string, flow: ToldFlow): string {
  if (isQuestion(flow)) return `A page of ${app} was to call ${hostAndPortOf(flow.steps[0]?.url ?? '')}`;
  return isByLink(flow) ? `A link from a mail was opened at ${app}` : `${app} was to begin a login`;
}

/** What was refused is a link, and not what an app does itself. */
function isByLink({ diagnosis: [first] }: ToldFlow): boolean {
  return first?.cause === 'one-time-link-scanned';
}

/** Only the browser’s question before a call was seen, which nobody’s login begins with. */
function isQuestion({ diagnosis: [first] }: ToldFlow): boolean {
  return first?.cause === 'preflight-wants-token';
}

/** The page knew no login that it would belong to. */
function isReopened({ diagnosis: [first] }: ToldFlow): boolean {
  return first?.cause === 'login-page-reopened';
}

/** The identity provider’s answer names no request, and none was seen. */
function isUnasked({ steps, protections }: ToldFlow): boolean {
  return (
    steps[0]?.kind === 'saml_response' &&
    protections.some(({ name, reason }) => name === 'in_response_to' && reason === 'unsolicited')
  );
}

/** Nothing but what goes before a login: it died while the client looked for the way. */
function neverBegan({ steps, way, outcome }: ToldFlow): boolean {
  const isBefore = steps.every(({ kind }) => before.has(kinds[kind].role));
  return outcome === 'failed' && way === 'unknown' && steps.length > 0 && isBefore;
}

const before: ReadonlySet<Role> = new Set<Role>(['document', 'registration', 'use']);

function errorOf({ outcome, error }: ToldFlow): string {
  if (!error || outcome === 'denied') return '';
  switch (outcome) {
    case 'failed':
      return `: ${error.code}`;
    case 'succeeded':
      return `, with a later error: ${error.code}`;
    case 'unclear':
    case 'pending':
      return `, with an error so far: ${error.code}`;
  }
}
