import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const built = '.output/chrome-mv3';
if (!existsSync(built)) throw new Error(`${built} is missing: npm run build makes it.`);

/** A door of the extension and everything it loads with it, as built. */
function loadedBy(door) {
  const loaded = new Set();
  const visit = (file) => {
    if (loaded.has(file) || !existsSync(join(built, file))) return;
    loaded.add(file);
    const text = readFileSync(join(built, file), 'utf8');
    for (const [, name] of text.matchAll(
      /(?:from|import|src=|href=)\s*["'](?:\.{0,2}\/)?((?:chunks\/|assets\/)?[\w.-]+\.(?:js|css))["']/g,
    ))
      for (const path of [name, `chunks/${name}`, `assets/${name}`]) visit(path);
  };
  visit(door);
  return [...loaded].map((file) => join(built, file));
}

// As on the disk: an extension is not compressed on its way into the browser, and what it loads it must parse.
const asIs = { gzip: false, brotli: false };

// Every door carries the list of public suffixes (103 kB, 15 of them its reader): recognising, joining and rules ask what one site is, and must agree.
// The worker judges only: no word for readers, no cause, no remark, no signature. It stands by itself, as in a chunk that pages share it would
// carry what they alone use. Its 543 kB, by part (the last 14, spread over recognising and facts: FedCM
// that dies early, who was handed an answer, a login whose start is not there, frames that are refused, sessions that go round and round):
//   suffixes      103  the whole list, as half of one would be wrong for exactly the hosts where apps are
//   rules         121  those that the button counts: SAML's 16, DPoP 20, tokens and JWT 40 of them; without their sentences (build/without-details.ts)
//   facts          79  what those rest on: SAML 13, whether an app received whom it was sent 13 (the button's tick depends on it), MCP's
//                      revisions, the pages on the way to a login, tokens found by value
//   recognising    77  seven protocols, by shape
//   joining        65  and what surrounds a login
//   reading        44  exchanges and vocabulary 18, XML 13 (SAML, WS-Federation), hashes 11 (S256, at_hash), inflating 4 (SAML by redirect), cookies 3
//   the rest       20  listeners, journal, button, ports
// Wallets (OpenID4VP, OpenID4VCI) took 20 kB more to recognise and to join, eleven kinds of messages and what an answer hands to a page, and
// 16 to judge: credentials that are shown in parts are taken apart and their digests computed. In pages their checks, causes, a profile and
// what is said of parameters, errors and steps are 60 kB.
// Some fifty checks that peers have came at once (25 kB of judging for the worker, 60 more of words and remarks for pages), and seven profiles by
// the names of certification and auditors (25 kB of sentences for pages).
// A provider’s page that was opened without its login is known by products’ addresses and words alone: 2.5 kB of recognising; what a
// page’s script reports of its own login is kept in part: 2 more.
// A strict client that stops at a slash, a question beforehand at an undescribed token endpoint, and a page of success that refuses: 1 kB.
// Of calls around a login the worker keeps that they hand on null in the place of a code or verifier (1 kB): a page that lost it is told by that.
// Pages carry what failing pages are known to say, and the reader of HTML (190 kB): a trace keeps their words, and causes tell them.
// What software says in Japanese, Chinese and Korean, to recognise it and to leave it readable, is 15 kB of that.
// They carry the causes too, with what mends each (about 200 kB, and growing with each), and what people read of rules (50 kB). What proves them,
// what speaks against them and examples, 115 kB, is for docs/ and the command line alone (build/without-catalogue.ts).
// What some thirty frameworks’ form checks say, a login that an API at another site began, a logout
// that the app’s cookie outlives, and sessions of access proxies that ran out and numbers of error pages are 20 kB of both.
// A lost verifier, a pushed request and a logout’s hint that were refused, a login answered in another browser, a device that asks too often,
// who adds the headers that CORS forbids and what a policy of Entra means: 7 kB of both; a portal’s cookie for another domain 1 more.
// A realm of OpenID that the return address is not under, a code that nobody decoded, clients that a server forgot, a form without its cookie:
// 4 more. A wallet’s retry with a fresh nonce, a page that waits for a wallet elsewhere and why a passkey was refused,
// FedCM’s tokens that no page may have and credentials named wrongly: 16 more.
// An empty address to log in at, a code handed on inside an address or to an API elsewhere, tickets that pile up, calls of a page that waits
// for a wallet, FedCM’s dead ends and rounds of a session: 5 kB of recognising, joining and judging for the worker. Eleven causes, the reasons
// of Clerk and of form checks, and who is not admitted, in eleven languages: 30 more for pages.
// Documents that wallets show (mdoc) are taken apart in pages alone: 8 kB of reading and writing CBOR and of signatures over it, 2 of what is told of them.
// What an app’s server makes of a token of FedCM, by the call that hands it on: 1 for the worker. Why
// its browser takes no configuration and shows no account: 1 more, and two causes for pages.
// A login that ends signed out or at a page for those who may not in, a question before a call that is led to a login, a portal’s cookie for a
// public suffix and a start that leads back at once: 2 kB of recognising and judging for the worker. Addresses behind a front door, seals of
// sessions, issuers that differ, answers that came too late and words in cookies: 30 more for pages, and the other causes of that day 42.
// Waits that a stream, a socket or a held call ends, refusals that a page only fetches or that come with 200, late answers that put a cookie back, logouts
// looked at where their login was recorded, and requests of wallets held against their specification: 4 more for the worker, 43 for pages.
// Logins that go round from their start to itself, manifests that a proxy leads to a login, who asks beforehand for tokens, notices in addresses and
// refusals with 200 that a provider’s page is told, and until when a later login matters: 3 kB for the worker. What pages and settings say of
// names, addresses and clocks that differ: 40 for pages.
// How an app’s server tells that its own call to the provider failed, in the words of systems and libraries, and what its check refused of an
// ID token: 9 for pages; 21 more are left for what other software is found to say.
// Logins that a page’s own policy keeps from its provider, starts at an API of another host, calls of a provider’s page that its server
// refuses, and logins judged in step: 6 kB of recognising, joining and judging for the worker. What some two hundred apps, access proxies,
// libraries and providers say of a failed login, what each means and who mends it: 90 for pages, which open from the disk, on a click.
// Apps that break down where their login begins, starts that a page’s script makes, scripts to log in with that did not load, popups that an
// isolated page cannot hear and sessions that nothing shows: 13 kB of recognising and joining for the worker. What more software says there, how
// programs and their stores break, refused addresses, logouts and APIs in any words, and issuers’ certificates: 70 of words and causes for pages.
// Requests that were refused for their form or their address, redirects that lead inside or nowhere, an app’s own logout whenever it comes, what a
// prefetch undoes and sessions that keep their identifier: 8 kB of recognising and judging for the worker. What is wrong with a request by itself, twenty
// more causes and what software says of logouts, signatures and scopes: 66 for pages.
// Popups that are cut off after their answer was taken, and logins that stay on the app’s host for want of a scheme: 3 for the worker.
// An API that says that nobody is signed in, who is asked it, refusals beside the app, devices that an app’s server logs in, policies in pages, questions
// beforehand that want a token, and circles that end badly: 17 more for the worker. Two dozen causes, what is wrong with a link, a portal’s way back, an
// app’s own headers and cookies, and where several logins are begun with: 78 for pages.
// The inspector’s own views are 175 kB of it: following a value, copying pieces of a login and JSON as a tree about 30 of them,
// a learner’s questions answered on a login and what levels tell 20, two logins compared 25, marking what is looked for 3. Examples are files that no door loads.
export default [
  {
    name: 'worker, before each event that wakes it',
    path: loadedBy('background.js'),
    limit: '730 kB',
    ...asIs,
  },
  // Opened with DevTools on every page: it only makes the tab.
  { name: 'DevTools, as they open', path: loadedBy('devtools.html'), limit: '2 kB', ...asIs },
  { name: 'OAuth tab', path: loadedBy('panel.html'), limit: '2880 kB', ...asIs },
  { name: 'viewer', path: loadedBy('viewer.html'), limit: '2876 kB', ...asIs },
  // It judges and writes exports by itself: the pages' libraries without their views. What is pasted it explains, with the tables of errors,
  // parameters and claims (30 kB), so that no page has to load them for that.
  { name: 'reader, when a file is opened', path: loadedBy('reader.js'), limit: '2685 kB', ...asIs },
  {
    name: 'examples, one at a time on a click',
    path: join(built, 'examples/*.har'),
    limit: '380 kB',
    ...asIs,
  },
  { name: 'popup, on a click', path: loadedBy('popup.html'), limit: '2636 kB', ...asIs },
];
