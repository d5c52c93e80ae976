import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostAndPortOf, originOf, queryParameters } from '../../exchange/parameters.ts';
import { sentInside, type SentInside } from '../../facts/reception/sent-inside.ts';
import type { Flow } from '../../flows/flow.ts';
import { cause } from '../cause.ts';

/** The app knows itself by its address of development, or by one inside, and sends the person there after a login. */
export default cause({
  id: 'sent-to-localhost',
  owner: 'client',
  title: 'After the login the app sends the browser to this device, or to an address inside',
  signs:
    'The person came from a page of the app’s on a public host; its callback took the answer there and redirects to localhost or 127.0.0.1, to a container or a private network, to another port of its host, or from https to http at its host, and the request there got no answer. What is handed over in the address (a token for the app’s own page) does not matter where it is a file of a web site (.html) or the port of one.',
  against:
    'An app that itself runs there, or whose pages there began the login; a program on the device that waits for a code or token in that address; something that answers there.',
  fix: 'Set the app’s public address where it runs: AUTH_URL or NEXTAUTH_URL (Auth.js), APP_URL, FRONTEND_URL, PUBLIC_URL, SITE_URL, ROOT_URL or the like; behind a proxy let it trust X-Forwarded-Host, -Proto and -Port. The login itself went well.',
  references: ['rfc8252#7.3'],
  example: 'GET https://app.example/api/auth/callback?code=… → 302 Location: http://localhost:3000/',
  confusedWith: ['returned-elsewhere', 'redirect-host', 'nothing-there'],
  folds: ['callback-failed', 'callback-not-reached', 'nothing-there', 'unexplained', 'no-answer'],
  needs: ['flow'],
  inspect({ flow, ending: { reception } }) {
    if (reception?.outcome !== 'failed' || reception.by !== 'sent_inside') return undefined;
    const { message, at } = reception;
    const found = sentInside(flow, message.exchange, [at]);
    if (!found) return undefined;
    const here = originOf(at.url) ?? at.url;
    const target = endpointOf(at.redirectUrl ?? '');
    const { to, unanswered, isForProgram } = found;
    const isWished = to === 'plain' ? !wasOpenedOverTls(flow, at) : to !== 'device';
    return {
      at: message,
      why: `The app took the answer at ${here} and then sent the browser to ${target}, ${places[to]} (${unanswered.failure ?? ''}): ${endOf(found)}.`,
      fix:
        to === 'plain'
          ? plainFix(here)
          : `Set the app’s public address, ${here}, where it runs: AUTH_URL or NEXTAUTH_URL (Auth.js), APP_URL, FRONTEND_URL, PUBLIC_URL, SITE_URL, ROOT_URL or the like; behind a proxy let it trust X-Forwarded-Host, -Proto and -Port. The login itself went well.`,
      proof: 'comparison',
      confidence: isForProgram || (isWished && wasWished(flow, at)) ? 'tentative' : 'firm',
      evidence: [message],
    };
  },
});

/** A page’s address or the login’s start named it as where to go on to: somebody wanted to go there. */
function wasWished({ messages, context }: Flow, { redirectUrl = '', startedAt }: Exchange): boolean {
  const host = hostAndPortOf(redirectUrl);
  return (
    host !== '' &&
    [...context, ...messages.map(({ exchange }) => exchange)].some(
      (one) =>
        one.startedAt < startedAt && queryParameters(one.url).some(([, value]) => value.includes(host)),
    )
  );
}

/** The person had opened that very page with https: what made http of it is the app’s. */
function wasOpenedOverTls({ context }: Flow, { redirectUrl = '', startedAt }: Exchange): boolean {
  const asOpened = redirectUrl.replace(/^http:/i, 'https:');
  return context.some((one) => one.startedAt < startedAt && one.url === asOpened);
}

function endOf({ to, isForProgram }: SentInside): string {
  if (isForProgram)
    return 'unless a program on this device was to wait there and has ended, the app does not know its own public address';
  return to === 'plain'
    ? 'it does not know that people open it with https'
    : 'it does not know its own public address';
}

const plainFix = (here: string): string =>
  `Let what ends TLS in front of the app pass on X-Forwarded-Proto: https, and the app trust it; or set the app’s public address, ${here}; or let http there lead on to https. The login itself went well; try the same page with https.`;

const places: Readonly<Record<SentInside['to'], string>> = {
  device: 'an address of this device, where nothing answers',
  inside: 'which only its own machine or network knows; the browser reaches nobody there',
  port: 'another port of its host, where nobody answers',
  plain: 'its own host with http instead of https, where nobody answers',
};
