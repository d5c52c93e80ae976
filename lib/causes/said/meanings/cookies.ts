import type { SaidCauseName } from '../../../vocabulary/cause-name.ts';
import type { Meaning } from '../meanings.ts';

/** Cookies and storage that did not come back. */
export const cookieMeanings = {
  'cookie-strict-return': {
    owner: 'client',
    why: 'The cookie in which the app remembers the login is SameSite=Strict, and the return from the provider begins on another site: the browser kept it back.',
    fix: 'Set the login’s cookie with SameSite=Lax; a session cookie may stay Strict behind a page of the app in between.',
  },
  'cookie-lax-post': {
    owner: 'client',
    why: 'The answer came as a form posted from the provider’s site, and the app’s cookie is not sent with such a post unless it is SameSite=None; Secure.',
    fix: 'Set that one cookie with SameSite=None; Secure, or ask for an answer by redirect (response_mode=query).',
  },
  'cookie-secure-over-http': {
    owner: 'client',
    why: 'A Secure cookie is neither stored nor sent over http.',
    fix: 'Serve every page of the login over https, and let the app know its outside scheme.',
  },
  'cookie-wrong-host': {
    owner: 'client',
    why: 'The login began on another host than the one it came back to, and cookies stay with their host.',
    fix: 'Open the app under the host of its redirect URI, or let the redirect URI follow the host.',
  },
  'cookie-expired-before-return': {
    owner: 'client',
    why: 'The login took longer than the app’s cookie for it lives.',
    fix: 'Begin the login again; let that cookie live longer (an hour rather than minutes).',
  },
  'cookies-too-many': {
    owner: 'client',
    why: 'Cookies of unfinished logins have piled up.',
    fix: 'Clear the cookies of this site now; let the app delete them at the callback and begin no logins from background calls.',
  },
  'session-cookie-not-kept': {
    owner: 'client',
    why: 'The login worked, and the session cookie it set did not come back with the next request.',
    fix: 'Look at that cookie’s attributes: Secure over http, Domain, Path, SameSite, size.',
  },
  'third-party-cookies-blocked': {
    owner: 'browser',
    why: 'The browser keeps cookies from a frame or page of another site.',
    fix: 'Use a redirect in the whole window, or serve the provider under a domain of the app’s own site.',
  },
  'storage-partitioned-handler': {
    owner: 'client',
    why: 'A helper page on another site kept the login’s state, and the browser keeps its storage apart when it is embedded.',
    fix: 'Serve the helper (Firebase: /__/auth) from the app’s own domain, or use a popup.',
  },
  'storage-other-origin': {
    owner: 'client',
    why: 'The login began on another origin than the one it came back to, where the browser’s storage is another one.',
    fix: 'Use one scheme, host and port for the app and its redirect URI.',
  },
  'storage-other-tab': {
    owner: 'client',
    why: 'The login came back in another tab or browser than it began in, which does not share its storage.',
    fix: 'Finish in the same tab and browser; keep the login’s state in a cookie or localStorage.',
  },
  'storage-cleared': {
    owner: 'browser',
    why: 'The browser’s storage of this site was cleared between start and return.',
    fix: 'Begin again; look for private windows, cleaners and Clear-Site-Data.',
  },
  'as-session-lost': {
    owner: 'authorization_server',
    why: 'The provider lost its own session of this login between its pages: the cookie was not sent back, or the login page was too old.',
    fix: 'Begin again from the app, not from a bookmark or the back button; look at the provider’s cookies (SameSite, Secure, one host name) and its proxy.',
  },
} as const satisfies Readonly<Partial<Record<SaidCauseName, Meaning>>>;
