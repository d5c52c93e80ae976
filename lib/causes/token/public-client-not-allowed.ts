import { hostOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Facts } from '../../facts/facts.ts';
import { registrationsOf } from '../../facts/mcp/registration.ts';
import { isOneOperator } from '../../facts/one-operator.ts';
import type { Flow } from '../../flows/flow.ts';
import { credentialInHeader } from '../../facts/client/credential-in-header.ts';
import { authenticationIn } from '../../messages/oauth2/client-authentication.ts';
import type { Message } from '../../messages/message.ts';
import { isDeviceRefused } from '../../messages/oidc/device-refused.ts';
import { saidBy } from '../../facts/said/said.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** A program that can keep no secret logs in, and its registration wants one all the same. RFC 8628 §3.4; RFC 6749 §2.1. */
export default cause({
  id: 'public-client-not-allowed',
  owner: 'authorization_server',
  title: 'The client is registered as one with a secret, and sends none',
  signs:
    'A device was given its code, or a page or program the answer to its authorization request, and the token request for it, without a credential, was refused as not authenticated (invalid_client, AADSTS7000218). Or an app’s server passed that on of the device login that it runs for its page.',
  against:
    'A client whose device code was refused as well: then it is not known there; a request that carried a secret.',
  fix: 'Let the registration be that of a public client: Microsoft Entra: Authentication, “Allow public client flows”: Yes. Keycloak: switch client authentication off. Okta, Auth0: a native application, without client authentication. A program that people install needs no secret and can keep none.',
  references: ['rfc8628#3.4', 'rfc6749#2.1'],
  example:
    'POST /token with grant_type=…:device_code and client_id alone → 401 AADSTS7000218, after six times authorization_pending',
  confusedWith: ['invalid-client', 'client-unknown-here', 'auth-method-mismatch', 'secret-wrong-or-expired'],
  folds: [
    'invalid-client',
    'unauthorized-client',
    'client-unknown-here',
    'auth-method-mismatch',
    'wrong-platform-type',
    'secret-wrong-or-expired',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect(facts) {
    const { flow, ending, tokenRequests = [] } = facts;
    const handedOn = handedOnIn(facts);
    if (handedOn) return handedOn;
    const at = tokenRequests.findLast((one) => isRefused(one) && credentialInHeader(flow, one) !== 'sent');
    if (!at || ending.failedAt?.exchange.id !== at.exchange.id) return undefined;
    const provider = hostOf(at.exchange.url);
    const known = knownByCode(facts, at);
    if (known)
      return {
        at,
        ...withQuote(
          facts,
          `${provider} has just given this client a code, so it knows the client id, and refuses the token request, which carries no secret: the client is registered there as one that has a secret.`,
        ),
        fix: fixOfCodeAt(provider),
        proof: 'code',
        confidence: 'firm',
        evidence: [known, at],
        rules: ['err-invalid-client'],
      };
    const given = messagesOf(flow, 'device_authorization_request').find((one) => wasGiven(one, at));
    if (!given) return undefined;
    return {
      at,
      ...withQuote(
        facts,
        `${provider} gave this client a device code without asking for a secret, and wants one now that it is redeemed: the client is registered there as one that has a secret, not as a public client.`,
      ),
      ...(isMicrosofts(provider) && { fix: entraFix }),
      proof: 'code',
      confidence: 'certain',
      evidence: [given, at],
    };
  },
});

/** What Entra says of a device’s client alone, and an app’s server passes on to its page. */
function handedOnIn(facts: Facts): CauseDraft | undefined {
  const at = messagesOf(facts.flow, 'refused_start').findLast(({ exchange }) => isDeviceRefused(exchange));
  if (!at || !saidBy(at.exchange)?.words.some(({ text }) => wantsSecret(text))) return undefined;
  return {
    at,
    ...withQuote(
      facts,
      `The app’s server runs a device login for its page and sends the provider no secret; ${hostOf(at.exchange.url)} passes on that the provider wants one: the client is registered there as one that has a secret, not as a public client.`,
    ),
    fix: `${entraFix} Or let the app’s server, which can keep one, send the client secret.`,
    proof: 'code',
    confidence: 'firm',
    evidence: [at],
  };
}

const entraFix =
  'In the app registration, under Authentication, set “Allow public client flows” to Yes. A device login needs no secret, and a program that people install can keep none.';

const codes: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client']);

function isRefused({ error, params, exchange }: Message): boolean {
  return (
    (params['device_code'] ?? params['code']) !== undefined &&
    error !== undefined &&
    (codes.has(error.code) || wantsSecret(error.description)) &&
    authenticationIn(exchange).method === 'none'
  );
}

/** Of Microsoft, of Google. */
function wantsSecret(description: string | null | undefined): boolean {
  return /AADSTS7000218|^client_secret is missing/.test(description ?? '');
}

const entraCodeFix =
  'In the app registration, under Authentication, move the redirect URI from the platform “Web” to “Single-page application” where a page redeems the code, or to “Mobile and desktop applications” for a program. Where a server redeems it, let that send its client secret or certificate.';

const googleCodeFix =
  'At Google a client of the type “Web application” has a secret, PKCE or not: let a server of yours redeem the code with it, or have the page use Google Identity Services (a token or a code for your server). A desktop program sends the secret of its own client.';

function fixOfCodeAt(provider: string): string {
  if (isMicrosofts(provider)) return entraCodeFix;
  return /(?:^|\.)googleapis\.com$/.test(provider) ? googleCodeFix : fixOfCode;
}

function isMicrosofts(host: string): boolean {
  return /(?:^|\.)(?:microsoftonline\.|microsoft\.com$)/.test(host);
}

const fixOfCode =
  'Register the client as one without a secret, with PKCE (Cognito: a new app client without a client secret, as the secret of one cannot be taken away; Auth0: single-page or native application; Okta: single-page app; Keycloak: client authentication off), or let a server of yours redeem the code. A secret in a page is none.';

/** The answer that brought the code to the same client, from the same party; where a client registered itself, that tells how. */
function knownByCode({ flow }: Pick<Facts, 'flow'>, at: Message): Message | undefined {
  const { code, device_code: device } = at.params;
  if (code === undefined || device !== undefined || !isSentBare(flow, at)) return undefined;
  const answer = messagesOf(flow, 'authorization_response').findLast((one) => one.params['code'] === code);
  const request = messagesOf(flow, 'authorization_request').findLast(({ client }) => client === at.client);
  const isOne = request !== undefined && isOneOperator(request.url, at.url);
  return answer && isOne && !/^https?:/i.test(at.client ?? '') ? answer : undefined;
}

/** Nothing that proves the client went along, and headers were kept. Microsoft tells pages by their platform instead. */
function isSentBare(flow: Flow, at: Message): boolean {
  return (
    credentialInHeader(flow, at) === 'not sent' &&
    registrationsOf(flow).length === 0 &&
    (!isMicrosofts(hostOf(at.url)) || wantsSecret(at.error?.description))
  );
}

/** By the same client, and without a credential. */
function wasGiven({ client, answer, exchange }: Message, at: Message): boolean {
  return (
    client === at.client &&
    answer?.['device_code'] !== undefined &&
    authenticationIn(exchange).method === 'none'
  );
}
