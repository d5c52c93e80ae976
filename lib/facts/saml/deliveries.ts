import { fact, someOf } from '../fact.ts';
import type { Facts } from '../facts.ts';
import { receptionOf } from '../reception/reception.ts';
import { samlLoginOf, type SamlAnswer, type SamlLogin } from './login.ts';
import { refusalOf } from './status.ts';

/** What a service provider made of an answer, as far as the browser saw: `unknown` where nothing shows it. */
export type Acceptance = 'accepted' | 'refused' | 'unknown';

/** An answer that says that somebody signed in, as its receiver took it. */
export type SamlDelivery = {
  readonly answer: SamlAnswer;
  readonly login: SamlLogin;
  readonly acceptance: Acceptance;
};

/**
 * The answers of a login with SAML 2.0 that could be read and are no refusals, each once: the last delivery of one that came more than
 * once. `undefined` where there is none: artifacts hide what they stand for.
 */
export const samlDeliveries = fact('samlDeliveries', (facts) => {
  const login = samlLoginOf(facts.flow);
  const good = login.answers.filter((answer) => !refusalOf(answer));
  return someOf(
    good
      .filter((answer, at) => !good.slice(at + 1).some((later) => isSame(answer, later)))
      .map((answer): SamlDelivery => ({
        answer,
        login,
        acceptance: acceptanceOf(facts, answer, answer === login.answers.at(-1)),
      })),
  );
});

/** Those of them whose assertion can be read: it is not encrypted. */
export const samlReadableDeliveries = fact('samlReadableDeliveries', ({ of }) =>
  (of(samlDeliveries) ?? []).filter(({ answer: { assertion } }) => assertion !== undefined),
);

function isSame({ document: a }: SamlAnswer, { document: b }: SamlAnswer): boolean {
  return a.id !== undefined && a.id === b.id;
}

/** What its receiver made of one delivery; the last one ends the flow, and what ended it is known best. */
export function acceptanceOf(
  { flow, ending }: Pick<Facts, 'flow' | 'ending'>,
  { message }: SamlAnswer,
  isLast: boolean,
): Acceptance {
  if ((message.exchange.status ?? 0) >= 400) return 'refused';
  if (isLast && ending.outcome === 'succeeded') return 'accepted';
  if (isLast && (ending.outcome === 'failed' || ending.outcome === 'denied')) return 'refused';
  const { outcome } = receptionOf(flow, message);
  if (outcome === 'unclear') return 'unknown';
  return outcome === 'succeeded' ? 'accepted' : 'refused';
}

/** How an answer was taken, to close a sentence that says what is wrong with it. */
export const takenWords: Readonly<Record<Acceptance, string>> = {
  accepted: 'the service provider accepted the answer',
  refused: 'the service provider did not let anybody in with it',
  unknown: 'what the service provider made of it was not seen',
};
