import { Agent } from 'node:https';
import express, { type Express } from 'express';
import session, { type SessionOptions } from 'express-session';
import { Passport } from 'passport';
import { Strategy } from 'passport-oauth2';
import { escapeHtml, renderPage } from '../page.ts';
import { labKey } from '../single-sign-on/keys.ts';
import { clientSecret } from './provider.ts';

export type PassportAppSetup = {
  /** The provider's origin, which must be `https`. */
  readonly provider: string;
  readonly cookie: SessionOptions['cookie'];
  /** How many proxies in front of it the app believes. Default 1. */
  readonly proxies?: number;
  /** Where the answer comes back to: an address, or a path of whatever host was asked. */
  readonly callback: string;
  /** `message`: its own words with the strategy's status; `bare`: what Passport answers by itself. Default `message`. */
  readonly refusal?: 'message' | 'bare';
  /** It asks to be answered by a form of the provider's. Default false. */
  readonly formPost?: boolean;
  /** A service worker answers every navigation with the start page, as app shells do. Default false. */
  readonly serviceWorker?: boolean;
  /** Its pages fetch ahead what the pointer stays on, as many sites' scripts do. Default false. */
  readonly fetchesAhead?: boolean;
  /** It notes who is signed in by itself, as Passport did before 0.6: the session goes on as it was. Default false. */
  readonly keepsSession?: boolean;
};

/** The name a person gets when the code was redeemed. */
type Person = { readonly name: string };

/** A wiki with `express-session` and `passport-oauth2`, which keeps one login's state and verifier in the session. */
export function createPassportApp(setup: PassportAppSetup): Express {
  const { cookie, proxies = 1, refusal = 'message', fetchesAhead = false, serviceWorker = false } = setup;
  const passport = new Passport();
  passport.use('lab', strategyOf(setup));
  passport.serializeUser((user, done) => done(null, user));
  passport.deserializeUser((user: Express.User, done) => done(null, user));
  const app = express();
  app.set('trust proxy', proxies);
  app.use(session({ name: 'wiki.sid', secret: 'lab', resave: false, saveUninitialized: false, cookie }));
  app.use(passport.session());
  app.get('/login', passport.authenticate('lab'));
  app.all('/callback', express.urlencoded(), (request, response, next) => {
    const finish = (error: unknown, user?: Person | false, info?: { message?: string }, status?: number) => {
      if (error) return next(error);
      if (!user) return void response.status(status ?? 401).send(page(`Login failed: ${info?.message}`));
      if (!setup.keepsSession) return request.logIn(user, () => response.redirect('/'));
      Object.assign(request.session, { passport: { user } });
      return request.session.save(() => response.redirect('/mine'));
    };
    const authenticate =
      refusal === 'bare'
        ? passport.authenticate('lab', { successRedirect: '/' })
        : passport.authenticate('lab', finish);
    authenticate(request, response, next);
  });
  app.get('/sw.js', (_request, response) => void response.type('js').send(worker));
  // The session begins here, for whoever asks.
  app.get('/mine', (request, response) => {
    if (request.user) return void response.send(page('Your pages'));
    Object.assign(request.session, { returnTo: '/mine' });
    return response.redirect('/login');
  });
  app.get('/', (request, response) => {
    const person = request.user as Person | undefined;
    response.send(
      page(
        person ? `Signed in as ${person.name}` : 'Signed out',
        `<a id="login" href="/login">Sign in</a>${fetchesAhead ? fetchAhead : ''}${serviceWorker ? register : ''}`,
      ),
    );
  });
  return app;
}

function strategyOf({ provider, callback, formPost }: PassportAppSetup): Strategy {
  const strategy = new Strategy(
    {
      authorizationURL: `${provider}/auth`,
      tokenURL: `${provider}/token`,
      clientID: 'wiki',
      clientSecret,
      callbackURL: callback,
      scope: 'openid profile',
      state: true,
      pkce: true,
    },
    (_access: string, _refresh: string, _profile: unknown, done: (error: null, user: Person) => void) =>
      done(null, { name: 'alice' }),
  );
  if (formPost) strategy.authorizationParams = () => ({ response_mode: 'form_post' });
  // Its back channel goes by names that only the lab knows, with a certificate that only the lab vouches for.
  const lookup: Agent['options']['lookup'] = (_host, { all }, found) =>
    all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4);
  const agent = new Agent({ ca: labKey.cert, checkServerIdentity: () => undefined, lookup });
  (strategy as unknown as { _oauth2: { setAgent(agent: Agent): void } })._oauth2.setAgent(agent);
  return strategy;
}

const register = `<script>navigator.serviceWorker.register('/sw.js')</script>`;

/** Keeps the start page when it is installed and gives it to every navigation but the login's start. */
const worker = `
addEventListener('install', (event) => event.waitUntil(caches.open('shell').then((cache) => cache.add('/')).then(() => skipWaiting())));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { mode, url } = event.request;
  if (mode === 'navigate' && new URL(url).pathname !== '/login') event.respondWith(caches.match('/'));
});
`;

/** A short delay after the pointer comes in, then a prefetch: what instant.page does, and quicklink. */
const fetchAhead = `<script>
document.getElementById('login').addEventListener('mouseenter', ({ target }) => setTimeout(() => {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'prefetch', href: target.href });
  document.head.append(link);
}, 65));
</script>`;

function page(status: string, more = ''): string {
  const body = `<h1>Wiki</h1><p id="status">${escapeHtml(status)}</p>${more}`;
  return renderPage({ title: 'Wiki', body });
}
