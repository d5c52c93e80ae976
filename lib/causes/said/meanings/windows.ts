import type { SaidCauseName } from '../../../vocabulary/cause-name.ts';
import type { Meaning } from '../meanings.ts';

/** Windows, frames and pages. */
export const windowMeanings = {
  'coop-app-page': {
    owner: 'client',
    why: 'The app’s page cuts the popup off from itself (Cross-Origin-Opener-Policy).',
    fix: 'Send same-origin-allow-popups on the page that opens the login, or log in by redirect.',
  },
  'coop-provider-page': {
    owner: 'authorization_server',
    why: 'A page in the popup cuts it off from the page that opened it (Cross-Origin-Opener-Policy).',
    fix: 'Use unsafe-none on those pages, or log in by redirect.',
  },
  'popup-blocked': {
    owner: 'client',
    why: 'The popup was blocked.',
    fix: 'Open it directly from a click, before anything is waited for; or log in by redirect.',
  },
  'popup-closed': {
    owner: 'client',
    why: 'The library saw its popup closed.',
    fix: 'Before blaming the person, look at Cross-Origin-Opener-Policy of both pages: it looks the same.',
  },
  'code-left-in-page': {
    owner: 'client',
    why: 'The answer reached the page, and the library did not find it there.',
    fix: 'Call the library on that very page before a router changes the address; a blank page as redirect URI is safest.',
  },
  'frame-refused': {
    owner: 'authorization_server',
    why: 'The provider’s page does not let itself be shown in a frame.',
    fix: 'Log in with the whole window or a popup; in a frame only silent requests work.',
  },
  'web-message-origin': {
    owner: 'client',
    why: 'The provider does not post its answer to this origin.',
    fix: 'Register the page’s origin for web messages; redirect_uri must be of the same origin.',
  },
  'silent-iframe-loads-app': {
    owner: 'client',
    why: 'The page for the silent renewal is the whole app, which begins a login of its own.',
    fix: 'Use a small page of its own as the redirect URI of silent requests.',
  },
  'in-app-browser': {
    owner: 'browser',
    why: 'The provider refuses the browser that is built into another app.',
    fix: 'Open the login in the system’s browser.',
  },
  'insecure-context': {
    owner: 'client',
    why: 'The page came over http, where the browser gives no cryptography.',
    fix: 'Open the app over https or on localhost.',
  },
  'blocked-by-extension': {
    owner: 'browser',
    why: 'An extension or the browser’s tracking protection blocked a request of the login.',
    fix: 'Allow it for this site and try again.',
  },
} as const satisfies Readonly<Partial<Record<SaidCauseName, Meaning>>>;
