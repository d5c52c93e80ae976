import { inResponseToOf, type InResponseTo } from '../../facts/saml/in-response-to.ts';
import { samlDeliveries, takenWords, type SamlDelivery } from '../../facts/saml/deliveries.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Answer does not belong to the request',
  why: 'A service that takes answers it did not ask for can be made to sign a person in as somebody else, with an answer that an attacker got for themselves.',
  fix: 'Service provider: keep the ID of the request in the session, and accept one answer to it.',
  references: ['saml-core#3.2.2', 'saml-profiles#4.1.4.2', 'saml-profiles#4.1.5'],
  examples: {
    fires: 'InResponseTo="_b2" where the service provider had sent ID="_a1"',
    passes: 'InResponseTo is the ID of the request that was seen',
  },
};

/** The answer names no request that was made, or two, or none where one was waiting. */
export default rule({
  id: 'saml-in-response-to',
  severity: 'high',
  owner: 'client',
  needs: [samlDeliveries],
  inspect({ of }) {
    const judged = of(samlDeliveries)
      .map((delivery) => ({ delivery, to: inResponseToOf(delivery.answer, delivery.login) }))
      .filter(({ to }) => to.verdict !== 'not judged');
    if (judged.length === 0) return 'not applicable';
    return judged.flatMap(({ delivery, to }) => unrelated(delivery, to));
  },
});

function unrelated({ answer, acceptance }: SamlDelivery, to: InResponseTo): readonly FindingDraft[] {
  const isAccepted = acceptance === 'accepted';
  const taken = takenWords[acceptance];
  switch (to.verdict) {
    case 'halves differ':
      return [
        {
          severity: isAccepted ? 'high' : 'info',
          confidence: to.confidence,
          detail: `The response and the assertion in it name two requests; ${taken}.`,
          evidence: [answer.message],
        },
      ];
    case 'unknown request':
      return isOtherTab(answer.message, to.request.message)
        ? []
        : [
            {
              severity: isAccepted ? 'high' : 'info',
              confidence: to.confidence,
              detail: `${to.named.name} names another request than the one that was sent; ${taken}.`,
              evidence: [to.request.message, answer.message],
            },
          ];
    case 'unsolicited although asked':
      return [
        {
          severity: isAccepted ? 'medium' : 'info',
          confidence: to.confidence,
          detail: `The answer names no request, and one was waiting for its answer; ${taken}.`,
          evidence: [to.request.message, answer.message],
        },
      ];
    case 'unsolicited':
      return [
        {
          severity: 'info',
          confidence: 'certain',
          detail:
            'The identity provider began this login: its answer names no request, so nothing ties it to the person’s own browser.',
          evidence: [answer.message],
        },
      ];
    case 'answers the request':
    case 'another request pending':
    case 'answered before':
    case 'not judged':
      return [];
    default:
      return to satisfies never;
  }
}

/** The request may be of another tab’s login; what this one had sent may have been before the recording. */
function isOtherTab(a: SamlDelivery['answer']['message'], b: SamlDelivery['answer']['message']): boolean {
  const [here, there] = [a.exchange.context.tab, b.exchange.context.tab];
  return here !== undefined && there !== undefined && here !== there;
}
