import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule } from '../rule.ts';

const mustBeSigned = ['op_endpoint', 'return_to', 'response_nonce', 'assoc_handle'] as const;
const signedIfPresent = ['claimed_id', 'identity'] as const;

/** Fields that nobody vouches for. */
export default rule({
  id: 'openid2-assertion-weak',
  severity: 'high',
  owner: 'authorization_server',
  title: 'Assertion fields are not signed',
  why: 'A field that the signature does not cover can be changed by whoever carries the assertion, the identity among them.',
  fix: 'Server: sign the required fields. Site: use only fields that openid.signed lists, and each nonce once.',
  references: ['openid2#10.1', 'openid2#11.3'],
  examples: {
    fires: 'openid.signed=return_to',
    passes: 'openid.signed=op_endpoint,claimed_id,identity,return_to,response_nonce,assoc_handle',
  },
  needs: ['flow'],
  inspect({ flow }) {
    const response = messagesOf(flow, 'openid_authentication_response').find(({ other }) => !other?.error);
    const list = response?.params['openid.signed'];
    if (!response || !list || response.params['openid.ns'] !== 'http://specs.openid.net/auth/2.0')
      return 'not applicable';
    const signed = new Set(list.split(','));
    const present = signedIfPresent.filter((name) => response.params[`openid.${name}`]);
    const missing = [...mustBeSigned, ...present, ...extensionFields(response.params)].filter(
      (name) => !signed.has(name),
    );
    if (missing.length === 0) return undefined;
    return {
      confidence: 'certain',
      detail: `openid.signed does not cover ${missing.join(', ')}.`,
      evidence: [response],
    };
  },
});

/** The fields of the extensions that the assertion declares (`openid.ns.sreg`), without their prefix. OpenID 2.0 §12. */
function extensionFields(params: Message['params']): readonly string[] {
  const names = Object.keys(params).map((name) => name.replace(/^openid\./, ''));
  const aliases = new Set(names.flatMap((name) => /^ns\.(\w+)$/.exec(name)?.[1] ?? []));
  return names.filter((name) => aliases.has(/^(\w+)\./.exec(name)?.[1] ?? ''));
}
