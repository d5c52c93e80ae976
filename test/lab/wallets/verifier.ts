import { randomBytes } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';
import { decodeJwt } from 'jose';
import { redirectTo, sendPage } from '../page.ts';
import { readForm } from '../read-form.ts';
import type { Key } from './credential.ts';
import { isShownFor, licenceNames, licenceType } from './document.ts';

/** What a verifier asks for. */
export const forDiploma = {
  credentials: [
    {
      id: 'diploma',
      format: 'dc+sd-jwt',
      meta: { vct_values: ['urn:lab:diploma:1'] },
      claims: [{ path: ['given_name'] }, { path: ['degree'] }],
    },
  ],
};

/** The same of a driving licence. */
export const forLicence = {
  credentials: [
    {
      id: 'licence',
      format: 'mso_mdoc',
      meta: { doctype_value: licenceType },
      claims: [{ path: [licenceNames, 'given_name'] }, { path: [licenceNames, 'age_over_18'] }],
    },
  ],
};

type Setup = {
  readonly origin: string;
  readonly wallet: string;
  readonly key: Key;
  /** Instead of a diploma. */
  readonly asksForLicence?: boolean;
  readonly faults?: VerifierFaults | undefined;
};

/** What a careless site does otherwise. */
export type VerifierFaults = {
  /** Whom its requests name; default: an identifier that its key proves. */
  readonly client?: string;
  /** Over the link’s own parameters. */
  readonly link?: Readonly<Record<string, string>>;
  /** Over the request’s own members; `undefined` leaves one out. */
  readonly request?: Readonly<Record<string, unknown>>;
  /** Over the header of the signed request. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** It looks at nothing that a wallet signs. */
  readonly takesAnything?: true;
  /** How it answers a wallet, instead of telling it an address that nobody can guess. */
  readonly answers?: 'no way back' | 'guessable way back' | 'redirect';
};

type Session = { id: string; nonce: string; state: string; answer?: string };

const fresh = (): string => randomBytes(24).toString('base64url');

/** A site that asks for a diploma, or a driving licence: on this device by a wallet that is a page, or by a QR code and a page that waits. OpenID4VP 1.0. */
export function createVerifier({
  origin,
  wallet,
  key,
  asksForLicence = false,
  faults = {},
}: Setup): RequestListener {
  const sessions = new Map<string, Session>();
  const codes = new Map<string, string>();
  const { client = `decentralized_identifier:did:web:${new URL(origin).hostname}` } = faults;
  const begin = (): string => {
    const id = fresh();
    sessions.set(id, { id, nonce: fresh(), state: fresh() });
    return id;
  };
  const linkOf = (id: string): URLSearchParams =>
    new URLSearchParams({ client_id: client, request_uri: `${origin}/request/${id}`, ...faults.link });
  const requestOf = (id: string, { nonce, state }: Session): Promise<string> =>
    key.token(
      {
        aud: 'https://self-issued.me/v2',
        client_id: client,
        response_type: 'vp_token',
        response_mode: 'direct_post',
        response_uri: `${origin}/response/${id}`,
        nonce,
        state,
        dcql_query: asksForLicence ? forLicence : forDiploma,
        client_metadata: {
          vp_formats_supported: asksForLicence
            ? { mso_mdoc: { issuerauth_alg_values: [-7], deviceauth_alg_values: [-7] } }
            : { 'dc+sd-jwt': { 'kb-jwt_alg_values': ['ES256'] } },
        },
        ...faults.request,
      },
      { typ: 'oauth-authz-req+jwt', kid: keyOf(client), ...faults.header },
    );
  const wrongIn = (
    { diploma, licence }: Readonly<Record<string, readonly string[]>>,
    { id, nonce }: Session,
  ): string | undefined => {
    if (faults.takesAnything) return undefined;
    const [document] = licence ?? [];
    const session = { client, nonce, address: `${origin}/response/${id}` };
    if (document !== undefined)
      return isShownFor(document, session) ? undefined : 'The device has not signed this request.';
    const [presentation = ''] = diploma ?? [];
    const binding = presentation.slice(presentation.lastIndexOf('~') + 1);
    return binding && decodeJwt(binding)['nonce'] === nonce
      ? undefined
      : 'The nonce of the key binding is not that of the request.';
  };
  const answer = (response: ServerResponse, code: string): void => {
    if (faults.answers === 'no way back') return json(response, {});
    if (faults.answers === 'redirect')
      return redirectTo(response, `${origin}/done?response_code=${code}`, open);
    return json(response, { redirect_uri: `${origin}/done?response_code=${code}` });
  };
  const take = (session: Session, form: URLSearchParams, response: ServerResponse): void => {
    const error = form.get('error');
    const shown = JSON.parse(form.get('vp_token') ?? '{}') as Readonly<Record<string, string[]>>;
    const wrong = error ? undefined : wrongIn(shown, session);
    if (wrong) return json(response, { error: 'invalid_request', error_description: wrong }, 400);
    const code = faults.answers === 'guessable way back' ? String(codes.size + 1) : fresh();
    codes.set(code, error ? 'not shown' : 'shown');
    session.answer = error ? 'not shown' : 'shown';
    answer(response, code);
  };
  return (request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', origin);
      const [, room = '', id = ''] = url.pathname.split('/');
      const session = sessions.get(id);
      if (request.method === 'OPTIONS') return void response.writeHead(204, open).end();
      if (room === '') return sendPage(response, { title: 'University', body: start });
      if (room === 'same') return redirectTo(response, `${wallet}/authorize?${linkOf(begin())}`);
      if (room === 'begin') {
        const own = begin();
        return json(response, { qr: `openid4vp://?${linkOf(own)}`, watch: `/status/${own}` });
      }
      if (room === 'cross') return sendPage(response, { title: 'Scan', body: scan });
      if (room === 'request' && session)
        return void response
          .writeHead(200, {
            ...open,
            'content-type': 'application/oauth-authz-req+jwt',
            'cache-control': 'no-store',
          })
          .end(await requestOf(id, session));
      if (room === 'response' && session) return take(session, await readForm(request), response);
      if (room === 'status' && session) return json(response, { state: session.answer ?? 'waiting' });
      if (room === 'done') {
        const said = codes.get(url.searchParams.get('response_code') ?? '') ?? 'nobody';
        return sendPage(response, { title: 'University', body: `<p id="status">${said}</p>` });
      }
      return void response.writeHead(404).end();
    })();
  };
}

/** A key of the identifier that stands behind the prefix. OpenID4VP §5.9.3. */
export function keyOf(client: string): string {
  return `${client.replace(/^decentralized_identifier:/, '')}#key-1`;
}

const open = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' };

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { ...open, 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

const start =
  '<h1>Show your diploma</h1><p class="row"><a class="button" id="same" href="/same">On this device</a><a class="button quiet" id="cross" href="/cross">On another</a></p>';

const scan = `<h1>Scan with your wallet</h1><pre id="code"></pre><p id="status">…</p><script type="module">
const { qr, watch } = await (await fetch('/begin', { method: 'POST' })).json();
document.querySelector('#code').textContent = qr;
for (let asked = 0; asked < 4; asked += 1) {
  const { state } = await (await fetch(watch)).json();
  document.querySelector('#status').textContent = state + ', asked ' + (asked + 1) + ' times';
  await new Promise((done) => setTimeout(done, 300));
}
</script>`;
