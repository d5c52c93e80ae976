import type { RequestListener } from 'node:http';
import wsfed from 'wsfed';
import { escapeHtml, sendPage } from '../page.ts';
import { labKey } from './keys.ts';
import { runMiddleware, visitOf, type Visit } from './middleware.ts';
import { loginPage, personOf } from './people.ts';

type Found = (error: null, url: string) => void;

/** A WS-Federation login service: `wsfed` behind a login page, and sign-out with clean-up pictures by the specification (§13.2.4). */
export function createTokenService(
  origin: string,
  relyingParty: { realm: string; reply: string },
): RequestListener {
  return async (request, response) => {
    const visit = await visitOf(request, response);
    const { url, form } = visit;
    if (url.searchParams.get('wa') === 'wsignout1.0') return signOut(visit, relyingParty.reply);
    if (!form.has('login')) return sendPage(response, loginPage({ title: 'Company sign-in' }));
    const options = {
      issuer: `${origin}/trust`,
      ...labKey,
      getUserFromRequest: () => personOf(form.get('login') || 'alice'),
      getPostURL: (_realm: string, _reply: string, _request: unknown, found: Found) =>
        found(null, relyingParty.reply),
    };
    runMiddleware(wsfed.auth(options), visit);
  };
}

function signOut({ url, response }: Visit, reply: string): void {
  const back = escapeHtml(url.searchParams.get('wreply') ?? reply);
  sendPage(response, {
    title: 'Signed out',
    body: `<h1>Signed out</h1><img alt="" src="${escapeHtml(reply)}?wa=wsignoutcleanup1.0"><a class="button" id="back" href="${back}">Back</a>`,
  });
}
