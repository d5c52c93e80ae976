import { endpointOf, hostOf, pathOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { saidBy } from '../../facts/said/said.ts';
import { messagesOf } from '../../flows/flow.ts';
import { seenBefore } from '../../flows/seen-before.ts';
import { isAnsweredAsCallback } from '../../messages/oidc/taken-for-callback.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A callback at the root swallows what would have begun the login. */
export default cause({
  id: 'callback-at-every-address',
  owner: 'client',
  title: 'The app takes every page for its callback',
  signs:
    'An ordinary page of a public host, the first one or several, was answered 400, 401 or 403 with words that say that the authorization code, or code and state, are missing, though nothing of an answer was in its address, and no request to a provider followed.',
  against:
    'An address that is called like a callback or a login; a code, state or error in it; a listener on this device, which waits for one answer.',
  fix: 'Give the callback a path of its own (such as /_callback) in the app’s settings, as its redirect URI and its callback path, and register the same address at the provider.',
  references: ['rfc6749#3.1.2'],
  example: 'GET https://docs.example/ → 401 “No code or state found.”, and the same at /index.html',
  confusedWith: ['login-not-begun', 'state-missing-return', 'callback-route-missing'],
  folds: [
    'login-not-begun',
    'login-start-missing',
    'no-answer',
    'request-refused',
    'state-missing-return',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    if (ending.outcome !== 'failed') return undefined;
    const at = messagesOf(flow, 'refused_start').findLast(({ exchange }) => isAnsweredAsCallback(exchange));
    if (!at) return undefined;
    const { exchange } = at;
    const all = [...seenBefore(flow, exchange), exchange].filter(isAnsweredAsCallback);
    const paths = new Set(all.map(({ url }) => pathOf(url)));
    const what =
      paths.size > 1
        ? `ordinary pages (${[...paths].slice(0, 2).join(', ')})`
        : `its page ${endpointOf(at.url)}`;
    return {
      at,
      why: `${hostOf(at.url)} answered ${what} as a callback that lacks its code (${exchange.status ?? 401}), though nothing of an answer was in the address: it takes ${paths.size > 1 ? 'every address' : 'this address'} for its callback, so that no login ever begins.${itSays(saidBy(exchange)?.text)}`,
      fix: `Give the callback a path of its own (such as /_callback) where the app, or the function in front of it, is set up, both as redirect URI and as callback path (Widen’s cloudfront-auth: CALLBACK_PATH, which must not be the root), and register the same address at the provider. The provider was asked nothing: neither the account nor its settings are at fault.`,
      proof: 'comparison',
      confidence: paths.size > 1 ? 'certain' : 'firm',
      evidence: [at],
    };
  },
});
