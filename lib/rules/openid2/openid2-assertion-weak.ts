import { nonceOffOf, sameNonceBefore } from '../../facts/tokens/openid-nonce.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { namespace } from '../../messages/openid2/fields.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

const mustBeSigned = ['op_endpoint', 'return_to', 'response_nonce', 'assoc_handle'] as const;
const signedIfPresent = ['claimed_id', 'identity'] as const;

export const words: RuleWords = {
  title: 'Assertion is not signed as a whole, or its nonce is old or used',
  why: 'A field that the signature does not cover can be changed by whoever carries the assertion, the identity among them. One whose nonce is old or was there before may be a copy.',
  fix: 'Server: sign the required fields, and make a nonce with the time for each assertion. Site: use only fields that openid.signed lists, and each nonce once and soon.',
  references: ['openid2#10.1', 'openid2#11.3'],
  examples: {
    fires: 'openid.signed=return_to, or a response_nonce whose time is an hour ago',
    passes: 'openid.signed=op_endpoint,claimed_id,identity,return_to,response_nonce,assoc_handle',
  },
};

/** Fields that nobody vouches for, or an assertion that may have been used before. */
export default rule({
  id: 'openid2-assertion-weak',
  severity: 'high',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect({ flow }) {
    const response = messagesOf(flow, 'openid_authentication_response').find(({ error }) => !error);
    if (!response?.params['openid.signed'] || response.params['openid.ns'] !== namespace)
      return 'not applicable';
    return [unsigned(response), reused(flow, response), outOfTime(response)].filter(
      (finding) => finding !== undefined,
    );
  },
});

function unsigned(response: Message): FindingDraft | undefined {
  const signed = new Set(response.params['openid.signed']?.split(','));
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
}

function reused(flow: Flow, response: Message): FindingDraft | undefined {
  const earlier = sameNonceBefore(flow, response);
  if (!earlier) return undefined;
  return {
    confidence: 'certain',
    detail: 'Another assertion had the same openid.response_nonce; expected a new one for each.',
    evidence: [earlier, response],
  };
}

/** By the clock of a server, the provider’s or the site’s, or by this browser’s alone. */
function outOfTime(response: Message): FindingDraft | undefined {
  const off = nonceOffOf(response);
  if (!off) return undefined;
  const isServers = off.clock === 'server';
  return {
    severity: isServers ? 'high' : 'medium',
    confidence: isServers ? 'certain' : 'firm',
    detail: `The time in openid.response_nonce is ${Math.abs(off.minutes)} minutes ${off.minutes > 0 ? 'before' : 'after'} the assertion was delivered, by ${isServers ? 'a server’s' : 'this browser’s'} clock; expected: the same time.`,
    evidence: [response],
  };
}

/** The fields of the extensions that the assertion declares (`openid.ns.sreg`), without their prefix. OpenID 2.0 §12. */
function extensionFields(params: Message['params']): readonly string[] {
  const names = Object.keys(params).map((name) => name.replace(/^openid\./, ''));
  const aliases = new Set(names.flatMap((name) => /^ns\.(\w+)$/.exec(name)?.[1] ?? []));
  return names.filter((name) => aliases.has(/^(\w+)\./.exec(name)?.[1] ?? ''));
}
