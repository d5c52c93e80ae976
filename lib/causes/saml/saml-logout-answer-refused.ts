import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { compareAddresses } from '../../facts/comparison.ts';
import { differingWords } from '../../facts/difference-words.ts';
import { isGeneric } from '../../facts/said/error-words.ts';
import { saidBy } from '../../facts/said/said.ts';
import { logoutAnswer, placeOfAnswer, type LogoutAnswer } from '../../facts/saml/logout-answer.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { besides } from '../from-comparison.ts';

/** What ended at the provider does not end at the app. SAML Profiles §4.4.4.2; Core §3.2.2. */
export default cause({
  id: 'saml-logout-answer-refused',
  owner: 'client',
  title: 'The app does not take the answer to its logout',
  signs:
    'A LogoutResponse without an error was answered by the app with an error (400 and above); and beside it, where they differ, its Destination and the address that it came to, its InResponseTo and the LogoutRequest that was sent.',
  against: 'A LogoutResponse that brings an error; an app that went on; an answer that never came.',
  fix: 'Register at the identity provider the address at which the app takes logouts (SingleLogoutService, its Location and ResponseLocation), and look in the app’s log at this moment: it compares Destination, InResponseTo, Issuer and the signature.',
  references: ['saml-profiles#4.4.4.2', 'saml-core#3.2.2'],
  example: 'LogoutResponse Destination="https://app.example/slo", sent to https://app.example/sls → 500',
  confusedWith: ['saml-logout-name', 'saml-destination', 'logout-cookie-kept'],
  folds: ['callback-failed', 'known-error', 'unexplained', 'saml-destination', 'saml-inresponseto'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const answer = of(logoutAnswer);
    const status = answer?.message.exchange.status ?? 0;
    if (!answer || status < 400) return undefined;
    const { exchange } = answer.message;
    const begins = `The provider answered the logout with success, and ${hostOf(exchange.url)} answered ${status} at ${endpointOf(exchange.url)}: whether the person is signed out there was not seen.`;
    const said = saidBy(exchange)?.text ?? '';
    const says = isGeneric(said) ? '' : itSays(said);
    return (
      addressedElsewhere(answer, begins, says) ??
      ofAnother(answer, begins, says) ??
      bare(answer, begins + says)
    );
  },
});

function addressedElsewhere(answer: LogoutAnswer, begins: string, says: string): CauseDraft | undefined {
  const { message, document } = answer;
  const { destination = '' } = document;
  if (destination.trim() === '') return undefined;
  const expected = { value: placeOfAnswer(answer, destination), name: 'URL', message };
  const found = compareAddresses(expected, {
    value: destination,
    name: 'LogoutResponse/@Destination',
    message,
  });
  if (found.verdict !== 'differs') return undefined;
  return {
    at: message,
    why: `${begins} It is addressed to ${destination} and came to ${expected.value}: ${differingWords(found.parts)}, and a site that compares them refuses it.${says}`,
    proof: 'comparison',
    confidence: 'firm',
    evidence: [message],
    compared: [besides(found.expected, found.found)],
  };
}

function ofAnother(
  { message, document, asked }: LogoutAnswer,
  begins: string,
  says: string,
): CauseDraft | undefined {
  const { inResponseTo } = document;
  const last = asked.at(-1);
  if (!last || inResponseTo === undefined || asked.some(({ id }) => id === inResponseTo)) return undefined;
  return {
    at: message,
    why: `${begins} It answers the request ${inResponseTo}, and the one that was sent was ${last.id}: a site that waits for that one refuses it.${says}`,
    fix: 'Sign out at the app once more, from a fresh page. If it goes on, see who keeps the older request: a page of the identity provider that was left open, a stored answer (cache), a broker between the two that hands on its own request’s id.',
    proof: 'comparison',
    confidence: 'firm',
    evidence: [last.message, message],
    compared: [
      {
        name: 'InResponseTo',
        expected: { value: last.id, at: last.message },
        got: { value: inResponseTo, at: message },
      },
    ],
  };
}

function bare({ message }: LogoutAnswer, why: string): CauseDraft {
  return { at: message, why, proof: 'status', confidence: 'firm', evidence: [message] };
}
