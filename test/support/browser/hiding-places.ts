import type { IncomingMessage, ServerResponse } from 'node:http';
import { openServer } from '../../lab/open-server.ts';
import { verifier } from '../flow.ts';

/** Ways by which a login goes where it is easily missed. Each is the name of its client, too. */
export const places = [
  'popup',
  'noopener',
  'frame',
  'silent',
  'web_message',
  'service_worker',
  'keepalive',
  'back',
  'hops',
  'windows',
] as const;

/** `asleep`: each step waits for a click. `containers`: two logins that say the same, in two container tabs of Firefox. */
export type Place = (typeof places)[number] | 'asleep' | 'containers';

/** A provider that asks nobody anything, and an app whose button begins a login by the way that its address names. */
export async function openHidingPlaces() {
  const [provider, app] = await Promise.all([openServer('sso.localhost'), openServer('hides.localhost')]);
  provider.serve((request, response) => void answerAsProvider(request, response, provider.origin));
  app.serve((request, response) => {
    const { pathname } = new URL(request.url ?? '/', app.origin);
    const isScript = pathname.endsWith('.js');
    const type = isScript ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' });
    if (pathname === '/worker.js') response.end(workerScript(provider.origin));
    else if (pathname === '/app.js') response.end(appScript(provider.origin));
    else
      response.end(
        `<title>${pathname}</title><button id="go">Sign in</button><p id="status"></p><script src="/app.js"></script>`,
      );
  });
  return {
    start: (place: Place): string => `${app.origin}/?place=${place}`,
    elsewhere: `${app.origin}/elsewhere?place=none`,
    close: async (): Promise<void> => {
      await Promise.all([provider.close(), app.close()]);
    },
  };
}

async function answerAsProvider(
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', origin);
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('cache-control', 'no-store');
  const state = searchParams.get('state') ?? '';
  const answer = new URLSearchParams({ code: `code-of-${state}-${Math.random()}`, state, iss: origin });
  const redirectUri = searchParams.get('redirect_uri') ?? origin;
  const redirect = (to: string): void => void response.writeHead(302, { location: to }).end();
  if (pathname === '/token') {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        access_token: `token-${Math.random()}-of-some-length`,
        token_type: 'Bearer',
        expires_in: 600,
      }),
    );
  } else if (!/^\/(?:authorize$|hop\/)/.test(pathname)) response.writeHead(404).end();
  else if (searchParams.get('response_mode') === 'web_message') {
    const message = { type: 'authorization_response', response: Object.fromEntries(answer) };
    const target = JSON.stringify(new URL(redirectUri).origin);
    response.setHeader('content-type', 'text/html');
    response.end(`<script>parent.postMessage(${JSON.stringify(message)}, ${target})</script>`);
  } else if (searchParams.has('ask')) {
    response.setHeader('content-type', 'text/html');
    response.end(`<a id="allow" href="${redirectUri}?${String(answer).replaceAll('&', '&amp;')}">Allow</a>`);
  } else if (pathname === '/authorize' && searchParams.get('client_id') === 'hops')
    redirect(hop(18, redirectUri, answer));
  else if (pathname.startsWith('/hop/')) {
    const left = Number(pathname.slice(5)) - 1;
    redirect(
      left > 0
        ? hop(left, searchParams.get('to') ?? '', new URLSearchParams(searchParams.get('with') ?? ''))
        : `${searchParams.get('to')}?${searchParams.get('with')}`,
    );
  } else redirect(`${redirectUri}?${answer}`);
}

/** Where a chain of redirects goes on, so many of them. */
function hop(left: number, to: string, answer: URLSearchParams): string {
  return `/hop/${left}?${new URLSearchParams({ to, with: String(answer) })}`;
}

/** For page and worker alike. */
const redeemCode = (provider: string): string => `
const redeem = (code, client_id, redirect_uri, more) => fetch('${provider}/token', { method: 'POST', ...more,
  body: new URLSearchParams({ grant_type: 'authorization_code', code, client_id, redirect_uri, code_verifier: '${verifier}' }) }).then((answer) => answer.json());`;

const workerScript = (provider: string): string => `${redeemCode(provider)}
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => event.waitUntil(redeem(...event.data).then(() => event.source.postMessage('done'))));`;

const appScript = (provider: string): string => `${redeemCode(provider)}
const asked = new URLSearchParams(location.search);
const callback = location.origin + '/callback';
const place = asked.get('place') ?? asked.get('state')?.split('.')[0];
const status = (text) => { document.querySelector('#status').textContent = text; };
const address = (more) => '${provider}/authorize?' + new URLSearchParams({ client_id: place, response_type: 'code', scope: 'profile',
  redirect_uri: callback, state: place + '.' + (place === 'containers' ? 'same-in-both' : crypto.randomUUID()), code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256', ...more });
const frame = (url, hidden) => { const one = document.createElement('iframe'); one.hidden = hidden; one.src = url; document.body.append(one); };
const begin = {
  popup: () => window.open(address(), 'login', 'width=400,height=400'),
  noopener: () => window.open(address(), '_blank', 'noopener'),
  frame: () => frame(address(), false),
  silent: () => frame(address({ prompt: 'none' }), true),
  web_message: () => frame(address({ prompt: 'none', response_mode: 'web_message' }), true),
  asleep: () => location.assign(address({ ask: '1' })),
};
document.querySelector('#go').addEventListener('click', () => (begin[place] ?? (() => location.assign(address())))());
addEventListener('message', ({ data }) => {
  if (data === 'done') status('done');
  else if (data?.code) redeem(data.code, place, callback).then(() => status('done'));
  else if (data?.response) redeem(data.response.code, place, callback).then(() => status('done'));
});
async function land() {
  const code = asked.get('code');
  if (place === 'silent') parent.postMessage({ code }, location.origin);
  else if (place === 'service_worker') {
    navigator.serviceWorker.addEventListener('message', () => status('done'));
    await navigator.serviceWorker.register('/worker.js');
    (await navigator.serviceWorker.ready).active.postMessage([code, place, callback]);
  } else if (place === 'keepalive') {
    redeem(code, place, callback, { keepalive: true });
    location.assign('/elsewhere?place=none');
  } else if (place === 'asleep') document.querySelector('#go').addEventListener('click', (event) => {
    event.stopImmediatePropagation();
    redeem(code, place, callback).then(() => status('done'));
  }, { capture: true });
  else {
    await redeem(code, place, callback);
    status('done');
    (window.opener ?? (parent === window ? undefined : parent))?.postMessage('done', location.origin);
  }
}
if (location.pathname === '/callback') land();`;
