import { endpointOf } from '../../exchange/parameters.ts';
import { isOutOfReach } from '../../facts/development.ts';
import { travelledInClear } from '../../facts/leaks/clear-text.ts';
import type { Message } from '../../messages/message.ts';
import { samlResponseIn } from '../../messages/saml2/document-in.ts';
import { isFrontChannelRequest, isFrontChannelResponse, isLogout } from '../../vocabulary/kinds.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'SAML message in clear text',
  why: 'Everybody on the way can read the message. Whoever copies an assertion can be first to use it, and is the person.',
  fix: 'Register https addresses alone, at both sides: AssertionConsumerService, SingleSignOnService and SingleLogoutService.',
  references: ['saml-bindings#3.1.2.1', 'saml-profiles#4.1.4.5'],
  examples: {
    fires: 'POST http://sp.example/acs with a SAMLResponse',
    passes: 'http://localhost:8080/acs; http that the browser itself turned into https',
  },
};

/** A request, an answer or a logout left the device unencrypted. */
export default rule({
  id: 'saml-over-http',
  severity: 'critical',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const messages = flow.messages.filter(isCarried);
    if (messages.length === 0) return 'not applicable';
    const clear = messages.filter(travelledInClear);
    return clear
      .toSorted((a, b) => weightOf(b) - weightOf(a))
      .slice(0, 1)
      .map(inClear);
  },
});

/** A message that the browser carries; metadata is published for all to read. */
function isCarried(message: Message): boolean {
  return (
    message.protocol === 'saml2' &&
    (isFrontChannelRequest(message) || isFrontChannelResponse(message) || isLogout(message))
  );
}

type Content = 'assertion' | 'encrypted assertion' | 'answer' | 'message';

function contentOf({ kind, params }: Message): Content {
  if (kind !== 'saml_response') return 'message';
  const document = samlResponseIn(params);
  if (document && document.assertions.length > 0) return 'assertion';
  return document && document.encryptedAssertions > 0 ? 'encrypted assertion' : 'answer';
}

const severities = {
  assertion: 'critical',
  'encrypted assertion': 'high',
  answer: 'medium',
  message: 'medium',
} as const;

function weightOf(message: Message): number {
  return ['message', 'answer', 'encrypted assertion', 'assertion'].indexOf(contentOf(message));
}

/** Nobody outside reads along where the internet does not reach. An encrypted assertion cannot be read, but used. */
function inClear(message: Message): FindingDraft {
  const content = contentOf(message);
  return {
    severity: isOutOfReach(message.url) ? 'medium' : severities[content],
    confidence: 'certain',
    owner: message.to === 'client' ? 'client' : 'authorization_server',
    detail: `The ${content} went to ${endpointOf(message.url)} over plain http; expected https.`,
    evidence: [message],
  };
}
