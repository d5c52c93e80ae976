import type { RequestListener } from 'node:http';
import { loopbackFetch } from '../loopback-fetch.ts';
import { escapeHtml, redirectTo, sendPage } from '../page.ts';
import { visitOf } from './middleware.ts';

/** A service that signs people in with CAS and has tickets validated by its server. By the specification: no client on npm is kept. */
export function createCasClient(origin: string, cas: string): RequestListener {
  const service = `${origin}/courses?term=autumn`;
  return async (request, response) => {
    const { url } = await visitOf(request, response);
    const ticket = url.searchParams.get('ticket');
    if (ticket !== null) {
      const query = new URLSearchParams({ service, ticket });
      const text = await (await loopbackFetch(`${cas}/cas/serviceValidate?${query}`)).text();
      const person = /<cas:user>([^<]+)/.exec(text)?.[1];
      if (!person) return void response.writeHead(403).end(text);
      return redirectTo(response, service, { 'set-cookie': `person=${person}; Path=/; HttpOnly` });
    }
    const query = new URLSearchParams({ service, ...(url.pathname === '/look' && { gateway: 'true' }) });
    if (url.pathname === '/login' || url.pathname === '/look')
      return redirectTo(response, `${cas}/cas/login?${query}`);
    if (url.pathname === '/logout')
      return redirectTo(response, `${cas}/cas/logout`, { 'set-cookie': 'person=; Path=/; Max-Age=0' });
    const name = /(?:^|; )person=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    sendPage(response, {
      title: 'Courses',
      body: `<h1>Courses</h1><p>Status: <b id="status">${name ? `signed in as ${escapeHtml(name)}` : 'signed out'}</b></p><div class="row"><a class="button" id="login" href="/login">Sign in</a><a class="button" id="logout" href="/logout">Sign out</a></div>`,
    });
  };
}
