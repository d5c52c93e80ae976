import type { RequestListener } from 'node:http';
import { escapeHtml, redirectTo, sendPage } from '../page.ts';
import { createSite } from './relying-party.ts';

/** A game whose players sign in with OpenID 2.0: `/login`, `/login?stateless=1`, and silently in a frame at `/portal`. */
export function createGame(origin: string, provider: string): RequestListener {
  const sites = {
    stateful: createSite(`${origin}/return`, `${origin}/`, provider, false),
    stateless: createSite(`${origin}/return?stateless=1`, `${origin}/`, provider, true),
  };
  const route: RequestListener = async (request, response) => {
    const url = new URL(request.url ?? '/', origin);
    const site = url.searchParams.has('stateless') ? sites.stateless : sites.stateful;
    switch (url.pathname) {
      case '/login':
        return redirectTo(response, await site.begin(url.searchParams.has('silent')));
      case '/return': {
        const { claimedId, problem } = await site.finish(url.href);
        const mode = url.searchParams.get('openid.mode');
        const status = claimedId ? 'signed in as alice' : `failed: ${mode === 'id_res' ? problem : mode}`;
        return redirectTo(response, `/?status=${encodeURIComponent(status)}`, {
          'set-cookie': 'game=1; Path=/',
        });
      }
      case '/portal':
        return sendPage(response, {
          title: 'Portal',
          body: '<iframe src="/login?silent=1&amp;stateless=1"></iframe>',
        });
      default: {
        const status = escapeHtml(url.searchParams.get('status') ?? 'signed out');
        return sendPage(response, {
          title: 'Game',
          body: `<h1>Game</h1><p>Status: <b id="status">${status}</b></p>`,
        });
      }
    }
  };
  return (request, response) => {
    Promise.resolve(route(request, response)).catch((error: unknown) =>
      sendPage(
        response,
        { title: 'Error', body: `<p id="status">error: ${escapeHtml(String(error))}</p>` },
        500,
      ),
    );
  };
}
