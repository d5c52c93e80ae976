import { hostOf } from '../../exchange/parameters.ts';
import { logoutAnswer } from '../../facts/saml/logout-answer.ts';
import { lastWord } from '../../messages/saml2/status-error.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Single logout is for all apps of a session, and one of them did not answer. SAML Core §3.2.2.2. */
export default cause({
  id: 'saml-logout-partial',
  owner: 'authorization_server',
  title: 'The logout did not reach every app',
  signs: 'A LogoutResponse with the status Success and, inside it, PartialLogout.',
  against: 'Success alone; a status that is no success.',
  fix: 'Until it is mended, sign out of the other apps one by one, or close the browser. Whoever runs the identity provider sees in its log which app did not answer: its SingleLogoutService address, its certificate, or cookies that the browser kept from a frame.',
  references: ['saml-core#3.2.2.2', 'saml-profiles#4.4.4.2'],
  example: '<StatusCode Value="…:Success"><StatusCode Value="…:PartialLogout"/></StatusCode>',
  confusedWith: ['saml-logout-answer-refused', 'logout-left-session'],
  folds: ['unexplained', 'known-error'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const answer = of(logoutAnswer);
    const { subcode = '' } = answer?.document.status ?? {};
    if (!answer || lastWord(subcode) !== 'PartialLogout') return undefined;
    const { message, document } = answer;
    return {
      at: message,
      why: `${hostOf(document.issuer ?? '') || 'The identity provider'} ended its own session and says that it could not sign the person out of all other apps that share it (PartialLogout).`,
      proof: 'code',
      confidence: 'certain',
      evidence: [message],
    };
  },
});
