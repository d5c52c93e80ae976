import { samlLogouts, type SamlLogout } from '../../facts/saml/signed-messages.ts';
import { lastWord } from '../../messages/saml2/status-error.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Logout message without signature',
  why: 'Who can write a logout message can sign people out, or let them believe that they are signed out.',
  fix: 'Sign logout requests and responses that pass the browser, and refuse those without a signature.',
  references: ['saml-profiles#4.4.4.1', 'saml-profiles#4.4.4.2'],
  examples: {
    fires: 'A LogoutRequest by redirect without Signature, answered with Success',
    passes: 'SAMLRequest, SigAlg and Signature in the query',
  },
};

/** A message of single logout passed the browser, and nobody vouches for it. */
export default rule({
  id: 'saml-logout-unsigned',
  severity: 'medium',
  owner: 'client',
  needs: [samlLogouts],
  inspect({ of }) {
    const logouts = of(samlLogouts);
    return logouts
      .filter(isUnsigned)
      .slice(0, 1)
      .map((one) => unsigned(one, logouts));
  },
});

function isUnsigned({ message, document }: SamlLogout): boolean {
  return document.signature === undefined && !(message.params['SigAlg'] && message.params['Signature']);
}

function unsigned({ message, document }: SamlLogout, all: readonly SamlLogout[]): FindingDraft {
  const isRequest = document.root === 'LogoutRequest';
  const answer = isRequest
    ? all.find((one) => document.id !== undefined && one.document.inResponseTo === document.id)?.document
    : document;
  const isDone = answer?.status !== undefined && lastWord(answer.status.code) === 'Success';
  const more = isRequest
    ? isDone
      ? ' It was answered with Success.'
      : ''
    : isDone
      ? ' It says Success.'
      : '';
  return {
    severity: isDone ? 'medium' : 'info',
    confidence: 'certain',
    owner: message.from === 'client' ? 'client' : 'authorization_server',
    detail: `The ${isRequest ? 'LogoutRequest' : 'LogoutResponse'} has no signature.${more}`,
    evidence: [message],
  };
}
