import { createHash, randomBytes } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { escapeHtml, redirectTo, sendPage } from '../page.ts';
import type { ProviderEvent } from '../provider/provider-log.ts';
import { readForm, readText } from '../read-form.ts';
import { issueDiploma, type Key } from './credential.ts';

type Setup = {
  readonly origin: string;
  readonly wallet: string;
  readonly key: Key;
  readonly log: ProviderEvent[];
};

const grant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
/** What the person was sent by mail. */
export const mailedCode = '493172';

/** A university that offers a diploma to a wallet, with a code that comes by mail. OpenID4VCI 1.0. */
export function createIssuer({ origin, wallet, key, log }: Setup): RequestListener {
  const fresh = (): string => randomBytes(24).toString('base64url');
  const [code, token] = [fresh(), fresh()];
  const nonces = new Set<string>();
  const offer = {
    credential_issuer: origin,
    credential_configuration_ids: ['diploma'],
    grants: { [grant]: { 'pre-authorized_code': code, tx_code: { length: 6, input_mode: 'numeric' } } },
  };
  const link = `${wallet}/offer?${new URLSearchParams({ credential_offer: JSON.stringify(offer) })}`;
  const issuerState = fresh();
  const byLogin = {
    credential_issuer: origin,
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
  const tokens = (form: URLSearchParams, response: ServerResponse): void => {
    const isMailed = form.get('pre-authorized_code') === code && form.get('tx_code') === mailedCode;
    const isRight = isMailed || redeemed(form);
    log.push({
      event: isRight ? 'grant.success' : 'grant.error',
      clientId: undefined,
      grantType: form.get('grant_type') ?? undefined,
      error: isRight ? undefined : 'invalid_grant',
    });
    if (isRight) json(response, { access_token: token, token_type: 'Bearer', expires_in: 300 });
    else json(response, { error: 'invalid_grant', error_description: 'The transaction code is wrong.' }, 400);
  };
  const credential = async (body: string, response: ServerResponse): Promise<void> => {
    const { proofs } = JSON.parse(body) as { proofs?: { jwt?: string[] } };
    const [proof = ''] = proofs?.jwt ?? [];
    const { aud, nonce } = decodeJwt(proof);
    const { jwk } = decodeProtectedHeader(proof);
    if (typeof nonce !== 'string' || !nonces.delete(nonce))
      return json(response, { error: 'invalid_nonce' }, 400);
    if (aud !== origin || !jwk)
      return json(
        response,
        { error: 'invalid_proof', error_description: 'The proof is not for this issuer.' },
        400,
      );
    return json(response, {
      credentials: [{ credential: await issueDiploma(origin, key, jwk) }],
      notification_id: fresh(),
    });
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
            credential_issuer: origin,
            credential_endpoint: `${origin}/credential`,
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
          return json(response, { c_nonce: nonce });
        }
        case '/credential':
          return credential(await readText(request), response);
        case '/notification':
          return void response.writeHead(204, open).end();
        default:
          return void response.writeHead(404).end();
      }
    })();
  };
}

const open = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type',
};

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { ...open, 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
