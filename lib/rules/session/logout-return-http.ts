import { isLoopback } from '../../exchange/loopback.ts';
import { latestOf, seen } from '../../facts/seen.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Logout returns to an http address',
  why: 'Whoever is on the network path sees who has signed out and can put a page of their own, a false login say, in place of the one that is meant.',
  fix: 'Register and send an https address as post_logout_redirect_uri.',
  references: ['rp-logout#3.1'],
  examples: {
    fires: 'post_logout_redirect_uri=http://app.example/bye',
    passes: 'post_logout_redirect_uri=https://app.example/bye',
  },
};

/** The way back from the logout is not encrypted. A confidential client may do so. */
export default remark({
  id: 'logout-return-http',
  severity: 'low',
  owner: 'client',
  needs: [seen.end_session_request],
  inspect({ of, client }) {
    const request = latestOf(of(seen.end_session_request));
    const back = request.params['post_logout_redirect_uri'];
    if (!back) return 'not applicable';
    if (!/^http:/i.test(back) || isLoopback(back)) return undefined;
    return {
      severity: client.type === 'public' ? 'low' : 'info',
      confidence: 'certain',
      detail: 'post_logout_redirect_uri begins with http://; expected https.',
      evidence: [request],
    };
  },
});
