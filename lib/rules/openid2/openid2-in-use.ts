import { originOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Deprecated OpenID 2.0 login',
  why: 'OpenID 2.0 is no longer developed and few libraries keep it; its successor is OpenID Connect.',
  fix: 'Use OpenID Connect where the provider offers it.',
  references: ['openid2#14'],
  examples: { fires: 'openid.mode=checkid_setup', passes: 'an OpenID Connect login' },
};

/** A protocol that is no longer developed. */
export default remark({
  id: 'openid2-in-use',
  severity: 'info',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const request =
      messagesOf(flow, 'openid_authentication_request')[0] ??
      messagesOf(flow, 'openid_authentication_response')[0];
    if (!request) return 'not applicable';
    const steam = originOf(request.url) === 'https://steamcommunity.com';
    return {
      confidence: 'certain',
      detail: steam ? 'The login uses OpenID 2.0, the only one Steam offers.' : 'The login uses OpenID 2.0.',
      evidence: [request],
    };
  },
});
