import { endpointOf } from '../../exchange/parameters.ts';
import { apiCalls } from '../../facts/api/refused-calls.ts';
import { isRefused } from '../../facts/api/refusal.ts';
import { appInSilentFrame } from '../../facts/pages/app-in-silent-frame.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The hidden frame of a silent renewal shows the app, which takes itself for a first visit. OIDC Core §3.1.2.1. */
export default cause({
  id: 'silent-iframe-loads-app',
  owner: 'client',
  title: 'The silent renewal comes back to the whole app, which begins a login of its own in the frame',
  signs:
    'A request with prompt=none in a frame was answered with a code that nobody redeemed, and within seconds an ordinary login of the same client began in a frame.',
  against:
    'The code was redeemed; the login that followed was in the window itself; the provider answered the silent request with an error.',
  fix: 'Give silent requests a redirect URI of their own: a small page that hands the answer to the page around it and does nothing else (oidc-client-ts: silent_redirect_uri and signinSilentCallback; MSAL: an empty page; angular-oauth2-oidc: silent-refresh.html), and register it. Or let the app begin nothing while it runs in a frame (window.parent !== window).',
  references: ['oidc-core#3.1.2.1', 'rfc9700#2.1'],
  example:
    'In a frame: GET /authorize?prompt=none&redirect_uri=https://app.example/ → the app loads there → GET /authorize without prompt, in the frame',
  confusedWith: ['silent-renew-cookies', 'code-not-redeemed', 'token-expired', 'interaction-loop'],
  folds: [
    'code-not-redeemed',
    'iss-parameter-mismatch',
    'token-expired',
    'resource-rejected',
    'not-answered',
    'popup-closed',
    'interaction-loop',
    'callback-not-reached',
    'unexplained',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, flow }): CauseDraft | undefined {
    const found = of(appInSilentFrame);
    if (!found) return undefined;
    const { silent, answer, nested } = found;
    const why = `The silent renewal (prompt=none) came back to ${endpointOf(answer.url)}, which is the app itself: its frame loaded the whole app, and that began a login of its own there instead of handing the answer on. The code was never redeemed, and the renewal timed out.`;
    const shared = { proof: 'comparison', confidence: 'certain' } as const;
    if (flow.messages.includes(silent)) return { ...shared, at: answer, why, evidence: [silent, answer] };
    if (flow.messages.includes(nested))
      return {
        ...shared,
        at: nested,
        why: `This login began in the hidden frame of a silent renewal. ${why}`,
        evidence: [nested],
      };
    const call = of(apiCalls).at(-1);
    if (!call || !isRefused(call) || call.exchange.startedAt < silent.exchange.startedAt) return undefined;
    return {
      ...shared,
      at: call,
      why: `The token was over and had not been renewed. ${why}`,
      evidence: [call],
    };
  },
});
