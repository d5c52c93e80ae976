import { randomUUID } from 'node:crypto';
import type { ClientRequest, RequestListener } from 'node:http';
import { OAuth } from 'oauth';
import { redirectTo, sendPage } from '../page.ts';
import type { Consumer } from './verified-request.ts';

type Issued = { readonly token: string; readonly secret: string };

/** `oauth` finds its servers by name, which not every system resolves for `*.localhost`. */
class LoopbackOAuth extends OAuth {
  override _createClient(...[port, , ...rest]: Parameters<OAuth['_createClient']>): ClientRequest {
    return super._createClient(port, '127.0.0.1', ...rest);
  }
}

/** A print shop whose server does all the signing, with `oauth` and HMAC-SHA1: a browser sees only the two redirects. */
export function createPrintShop(origin: string, provider: string, consumer: Consumer): RequestListener {
  const client = new LoopbackOAuth(
    `${provider}/oauth/request_token`,
    `${provider}/oauth/access_token`,
    consumer.key,
    consumer.secret,
    '1.0A',
    `${origin}/callback`,
    'HMAC-SHA1',
  );
  const sessions = new Map<string, Issued>();
  const begin = (): Promise<Issued> =>
    new Promise((resolve, reject) => {
      client.getOAuthRequestToken((error, token, secret) =>
        error ? reject(new Error(JSON.stringify(error))) : resolve({ token, secret }),
      );
    });
  const finish = ({ token, secret }: Issued, verifier: string): Promise<Issued> =>
    new Promise((resolve, reject) => {
      client.getOAuthAccessToken(token, secret, verifier, (error, newToken, newSecret) =>
        error ? reject(new Error(JSON.stringify(error))) : resolve({ token: newToken, secret: newSecret }),
      );
    });
  const count = ({ token, secret }: Issued): Promise<number> =>
    new Promise((resolve, reject) => {
      client.get(`${provider}/photos`, token, secret, (error, data) =>
        error
          ? reject(new Error(JSON.stringify(error)))
          : resolve((JSON.parse(String(data)) as { photos: string[] }).photos.length),
      );
    });

  const route: RequestListener = async (request, response) => {
    const url = new URL(request.url ?? '/', origin);
    const session = /\bshop=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    if (url.pathname === '/login') {
      const issued = await begin();
      const id = randomUUID();
      sessions.set(id, issued);
      return redirectTo(response, `${provider}/oauth/authorize?oauth_token=${issued.token}`, {
        'set-cookie': `shop=${id}; HttpOnly; Path=/`,
      });
    }
    if (url.pathname === '/callback') {
      const issued = sessions.get(session);
      const verifier = url.searchParams.get('oauth_verifier');
      if (!issued || !verifier) return redirectTo(response, '/?status=refused');
      sessions.set(session, await finish(issued, verifier));
      return redirectTo(response, '/photos');
    }
    const issued = url.pathname === '/photos' ? sessions.get(session) : undefined;
    const status = issued
      ? `${await count(issued)} photos`
      : (url.searchParams.get('status') ?? 'signed out');
    sendPage(response, {
      title: 'Print shop',
      body: `<h1>Print shop</h1><p>Status: <b id="status">${status}</b></p>`,
    });
  };
  return (request, response) => {
    Promise.resolve(route(request, response)).catch((error: unknown) =>
      sendPage(response, { title: 'Error', body: `<p id="status">failed: ${String(error)}</p>` }, 500),
    );
  };
}
