import type { RequestListener } from 'node:http';
import { escapeHtml, redirectTo, sendPage } from '../page.ts';
import { visitOf } from './middleware.ts';

/** A WS-Federation relying party as far as a browser sees one. It asks as Windows Identity Foundation does, and believes anything. */
export function createRelyingParty(origin: string, tokenService: string, realm: string): RequestListener {
  return async (request, response) => {
    const { url, form } = await visitOf(request, response);
    const person = /emailaddress"[^>]*>(?:<[^>]*>)?([^<]+)/.exec(form.get('wresult') ?? '')?.[1];
    if (person) {
      const cookie = `person=${encodeURIComponent(person)}; Path=/; HttpOnly`;
      return redirectTo(response, `${origin}/`, { 'set-cookie': cookie });
    }
    if (url.searchParams.get('wa') === 'wsignoutcleanup1.0') return void response.writeHead(204).end();
    if (url.pathname === '/login')
      return redirectTo(response, `${tokenService}/adfs/ls/?${signIn(origin, realm)}`);
    if (url.pathname === '/logout') {
      const query = new URLSearchParams({ wa: 'wsignout1.0', wreply: `${origin}/` });
      const ended = { 'set-cookie': 'person=; Path=/; Max-Age=0' };
      return redirectTo(response, `${tokenService}/adfs/ls/?${query}`, ended);
    }
    const name = /(?:^|; )person=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    const status = name ? `signed in as ${decodeURIComponent(name)}` : 'signed out';
    sendPage(response, {
      title: 'Timesheets',
      body: `<h1>Timesheets</h1><p>Status: <b id="status">${escapeHtml(status)}</b></p><div class="row"><a class="button" id="login" href="/login">Sign in</a><a class="button" id="logout" href="/logout">Sign out</a></div>`,
    });
  };
}

function signIn(origin: string, realm: string): URLSearchParams {
  return new URLSearchParams({
    wa: 'wsignin1.0',
    wtrealm: realm,
    wctx: `rm=0&id=passive&ru=${encodeURIComponent('/')}`,
    wct: new Date().toISOString(),
    wreply: `${origin}/`,
  });
}
