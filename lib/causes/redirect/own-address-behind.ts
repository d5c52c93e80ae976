import { addressBehind } from '../../facts/client/address-behind.ts';
import { cause } from '../cause.ts';
import { addressBelow, comparedOrigins } from './own-address.ts';

/** The app builds its return address of the host that its platform gave it, not of the one that people open. */
export default cause({
  id: 'own-address-behind',
  owner: 'client',
  title: 'The app asks to be answered at its platform’s address, not at the one that people open',
  signs:
    'The app, opened at one host, sent the browser to the provider with a redirect_uri at the host that a platform named it by (azurewebsites.net, run.app, vercel.app), and the provider refused that address, or the platform let nobody in there.',
  against:
    'A login that began at that host, or on another name of a platform; an answer that the app itself took or refused there; a page of another host that leads to an API.',
  fix: 'Let the app know the address that people open: have what stands in front pass the host on (X-Forwarded-Host) and the app trust it, or set its public address (AUTH_URL, NEXTAUTH_URL, BASE_URL, PUBLIC_URL); register the callback under that name.',
  references: ['rfc6749#3.1.2'],
  example:
    'https://portal.example → redirect_uri=https://portal-prod.azurewebsites.net/.auth/login/aad/callback → 403, “has blocked your access”',
  confusedWith: ['waf-blocks', 'redirect-uri-mismatch', 'cookie-wrong-host', 'own-address-inside'],
  folds: [
    'waf-blocks',
    'redirect-uri-mismatch',
    'callback-failed',
    'callback-not-reached',
    'callback-route-missing',
    'nothing-there',
    'cookie-wrong-host',
    'redirect-host',
    'provider-error-page',
    'no-answer',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ of }) {
    const found = of(addressBehind);
    if (!found) return undefined;
    const { asked, platform, start, request, at, refused } = found;
    const end = refused
      ? `The provider sent the browser there, and ${refused.by} let nobody in (${refused.sign}): such a host often admits only what stands in front of it.`
      : 'The provider refuses it.';
    const easyAuth = /^https:\/\/[^/]+\/\.auth\/login\//.test(asked)
      ? ' Azure’s own login reads that header once httpSettings.forwardProxy.convention is Standard in its settings (authsettingsV2).'
      : '';
    return {
      at,
      why: `The app is open at ${start} and asks to be answered at ${asked} (redirect_uri), the name that ${platform} gave it. ${end}`,
      fix: `Let the app know the address that people open, so that it asks for ${addressBelow(start, asked)}: have what stands in front pass the host on (X-Forwarded-Host) and the app trust it, or set its public address.${easyAuth} Register that address at the provider.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: at === request ? [request] : [request, at],
      rules: refused ? [] : ['err-redirect-uri-mismatch'],
      compared: comparedOrigins(start, asked, request),
    };
  },
});
