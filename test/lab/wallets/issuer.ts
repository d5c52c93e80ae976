import { createHash, randomBytes } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';
import { decodeJwt, decodeProtectedHeader, type JWK } from 'jose';
import { escapeHtml, redirectTo, sendPage } from '../page.ts';
import type { ProviderEvent } from '../provider/provider-log.ts';
import { readForm, readText } from '../read-form.ts';
import { issueDiploma, type Key } from './credential.ts';

type Setup = {
  readonly origin: string;
  readonly wallet: string;
  readonly key: Key;
  readonly log: ProviderEvent[];
  readonly faults?: IssuerFaults | undefined;
};

/** What a careless university does otherwise. */
export type IssuerFaults = {
  /** What it calls itself; default: its origin. */
  readonly name?: string;
  /** Its offer needs no code from a mail, names a credential that it does not have, and can be taken again and again. */
  readonly offersToEverybody?: true;
  /** Nonces may be kept in caches. */
  readonly letsNoncesBeKept?: true;
  /** It takes every proof, and binds the diploma to this key, whoever proved which. */
  readonly bindsTo?: JWK;
  /** It gives the diploma at the third time that a wallet asks, and gives every answer before a number of its own. */
  readonly takesItsTime?: true;
};

const grant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
/** What the person was sent by mail. */
export const mailedCode = '493172';

/** A university that offers a diploma to a wallet, with a code that comes by mail. OpenID4VCI 1.0. */
export function createIssuer({ origin, wallet, key, log, faults = {} }: Setup): RequestListener {
  const { name = origin, offersToEverybody = false } = faults;
  const code = fresh();
  let isTaken = false;
  const nonces = new Set<string>();
  const offer = {
    credential_issuer: name,
    credential_configuration_ids: offersToEverybody ? ['diploma', 'transcript'] : ['diploma'],
    grants: {
      [grant]: {
        'pre-authorized_code': code,
        ...(!offersToEverybody && { tx_code: { length: 6, input_mode: 'numeric' } }),
      },
    },
  };
  const link = `${wallet}/offer?${new URLSearchParams({ credential_offer: JSON.stringify(offer) })}`;
  const issuerState = fresh();
  const byLogin = {
    credential_issuer: name,
    credential_configuration_ids: ['diploma'],
    grants: { authorization_code: { issuer_state: issuerState } },
  };
  const loginLink = `${wallet}/offer?${new URLSearchParams({ credential_offer: JSON.stringify(byLogin) })}`;
  const begun = new Map<string, URLSearchParams>();
  const asking = new Map<string, URLSearchParams>();
  const remember = (asked: URLSearchParams): string => {
    const id = fresh();
    asking.set(id, asked);
    return id;
  };
  const backTo = (asked: URLSearchParams): string => {
    const given = fresh();
    begun.set(given, asked);
    const answer = { code: given, state: asked.get('state') ?? '', iss: origin };
    return `${asked.get('redirect_uri')}?${new URLSearchParams(answer)}`;
  };
  const redeemed = (form: URLSearchParams): boolean => {
    const asked = begun.get(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    return begun.delete(form.get('code') ?? '') && asked?.get('code_challenge') === challenge;
  };
  const isMailed = (form: URLSearchParams): boolean => {
    if (form.get('pre-authorized_code') !== code) return false;
    if (offersToEverybody) return true;
    const isRight = !isTaken && form.get('tx_code') === mailedCode;
    isTaken ||= isRight;
    return isRight;
  };
  const tokens = (form: URLSearchParams, response: ServerResponse): void => {
    const isRight = isMailed(form) || redeemed(form);
    log.push({
      event: isRight ? 'grant.success' : 'grant.error',
      clientId: undefined,
      grantType: form.get('grant_type') ?? undefined,
      error: isRight ? undefined : 'invalid_grant',
    });
    if (isRight) json(response, { access_token: fresh(), token_type: 'Bearer', expires_in: 300 });
    else json(response, { error: 'invalid_grant', error_description: 'The transaction code is wrong.' }, 400);
  };
  /** Whose diploma is still being printed; how often it was asked for. */
  const waiting: { holder: JWK; asked: number } = { holder: {}, asked: 0 };
  const later = (response: ServerResponse): void => {
    waiting.asked += 1;
    json(response, { transaction_id: fresh(), interval: 5 }, 202);
  };
  const give = async (jwk: JWK, response: ServerResponse): Promise<void> =>
    json(response, {
      credentials: [{ credential: await issueDiploma(name, key, jwk) }],
      notification_id: fresh(),
    });
  const credential = async (body: string, response: ServerResponse): Promise<void> => {
    const { proofs } = JSON.parse(body) as { proofs?: { jwt?: string[] } };
    const [proof = ''] = proofs?.jwt ?? [];
    const { aud, nonce } = decodeJwt(proof);
    const { jwk } = decodeProtectedHeader(proof);
    if (faults.bindsTo) return give(faults.bindsTo, response);
    if (typeof nonce !== 'string' || !nonces.delete(nonce))
      return json(response, { error: 'invalid_nonce' }, 400);
    if (aud !== name || !jwk)
      return json(
        response,
        { error: 'invalid_proof', error_description: 'The proof is not for this issuer.' },
        400,
      );
    waiting.holder = jwk;
    return faults.takesItsTime ? later(response) : give(jwk, response);
  };
  return (request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', origin);
      if (request.method === 'OPTIONS') return void response.writeHead(204, open).end();
      switch (pathname) {
        case '/':
          return sendPage(response, {
            title: 'University',
            body: `<h1>Your diploma</h1><p class="row"><a class="button" id="offer" href="${escapeHtml(link)}">With a code from a mail</a> <a class="button quiet" id="login" href="${escapeHtml(loginLink)}">With a login</a></p>`,
          });
        case '/.well-known/openid-credential-issuer':
          return json(response, {
            credential_issuer: name,
            credential_endpoint: `${origin}/credential`,
            ...(faults.takesItsTime && { deferred_credential_endpoint: `${origin}/later` }),
            nonce_endpoint: `${origin}/nonce`,
            notification_endpoint: `${origin}/notification`,
            credential_configurations_supported: {
              diploma: {
                format: 'dc+sd-jwt',
                scope: 'diploma',
                vct: 'urn:lab:diploma:1',
                proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'] } },
              },
            },
          });
        case '/.well-known/oauth-authorization-server':
          return json(response, {
            issuer: origin,
            authorization_endpoint: `${origin}/authorize`,
            token_endpoint: `${origin}/token`,
            response_types_supported: ['code'],
            code_challenge_methods_supported: ['S256'],
            authorization_response_iss_parameter_supported: true,
          });
        case '/authorize':
          return sendPage(
            response,
            {
              title: 'University',
              body: `<h1>Hello Erika</h1><p class="row"><a class="button" id="allow" href="/allow?id=${remember(searchParams)}">Put it into the wallet</a></p>`,
            },
            200,
          );
        case '/allow':
          return redirectTo(response, backTo(asking.get(searchParams.get('id') ?? '') ?? searchParams));
        case '/token':
          return tokens(await readForm(request), response);
        case '/nonce': {
          const nonce = fresh();
          nonces.add(nonce);
          return json(response, { c_nonce: nonce }, 200, faults.letsNoncesBeKept ? {} : unkept);
        }
        case '/credential':
          return credential(await readText(request), response);
        case '/later':
          return waiting.asked < 2 ? later(response) : give(waiting.holder, response);
        case '/notification':
          return void response.writeHead(204, open).end();
        default:
          return void response.writeHead(404).end();
      }
    })();
  };
}

const fresh = (): string => randomBytes(24).toString('base64url');

const unkept = { 'cache-control': 'no-store' };

const open = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type',
};

function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = unkept,
): void {
  response.writeHead(status, { ...open, 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
