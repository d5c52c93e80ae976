import { endpointOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { failedCallsAfter } from '../../facts/api/failed-calls-after.ts';
import { ungrantedScopesOf } from '../../facts/api/ungranted-scopes.ts';
import { saidBy } from '../../facts/said/said.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** People may grant less than an app asks for, and the answer says what they granted. RFC 6749 §3.3. */
export default cause({
  id: 'scope-not-granted',
  owner: 'client',
  title: 'Less was granted than the app asked for',
  signs:
    'The answer (callback or token response) names its scope and lacks one that was asked for, and a call of the app right after it failed.',
  against:
    'All that was asked for was granted, in whatever order or spelling; standard scopes that servers leave unsaid; calls that work.',
  fix: 'Compare the scope of the answer with what the app needs before it goes on; where one is missing, say what it is for and ask again (prompt=consent). Where the person was not asked for it, the provider does not allow it to this app.',
  references: ['rfc6749#3.3', 'rfc6749#5.1'],
  example: 'scope=openid mail in the request, scope=openid in the callback; POST /api/mailbox → 502',
  confusedWith: ['scope-missing', 'scope-retired-or-not-allowed', 'resource-rejected'],
  folds: ['api-forbids', 'resource-rejected'],
  evenIfSucceeded: true,
  needs: ['authorizationRequest'],
  inspect({ flow, ending }): CauseDraft | undefined {
    const lacking = ungrantedScopesOf(flow);
    // What makes a login fail is another matter.
    if (!lacking || ending.outcome === 'denied' || ending.outcome === 'failed') return undefined;
    const [failed] = failedCallsAfter(flow, lacking.answered);
    if (!failed) return undefined;
    const { names, asked, answered, granted } = lacking;
    const said = saidBy(failed);
    const isTold =
      failed.status === 401 ||
      failed.status === 403 ||
      said?.words.some(({ text }) => ofAccess.test(text)) === true;
    return {
      at: answered,
      why: `The app asked for the scope ${names.slice(0, 3).join(' ')}, and the answer does not grant it: the person left it out (a box not ticked, mostly), or the provider does not allow it to this app. ${endpointOf(failed.url)} then failed (${failed.status ?? 0}).${itSays(said?.text)}`,
      proof: 'comparison',
      confidence: isTold ? 'firm' : 'tentative',
      evidence: [asked, answered],
      compared: [
        {
          name: 'scope',
          expected: { value: asked.params['scope'] ?? null, at: asked },
          got: { value: granted, at: answered },
        },
      ],
      ...(!isTold && {
        tellApart: `If ${endpointOf(failed.url)} needs what this scope gives, this is it: to be seen in the app’s log of that call.`,
      }),
    };
  },
});

const ofAccess = /scope|permission|auth|credential|grant|consent|access|denied|forbidden/i;
