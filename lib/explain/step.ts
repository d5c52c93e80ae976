import type { StepKind } from '../vocabulary/kinds.ts';
import { references, type Reference } from '../spec/references.ts';
import { phrases } from './phrases.ts';
import { authorizationRequest } from './steps/authorization-request.ts';
import { authorizationResponse } from './steps/authorization-response.ts';
import { directSteps } from './steps/direct.ts';
import { oauth1AndOpenid2Steps } from './steps/oauth1-openid2.ts';
import { singleSignOnSteps } from './steps/single-sign-on.ts';
import type { StepEntry, StepInput, StepText } from './steps/step-text.ts';
import { walletSteps } from './steps/wallets.ts';
import { tokenRequest } from './steps/token-request.ts';

/** What a step does, in words for its list entry, its page and its inspection. */
export type StepExplanation = {
  /** A few words, fit for a list (`Code exchange`). */
  readonly title: string;
  /** What happens and who acts, in one or two sentences. */
  readonly summary: string;
  /** What to look at. */
  readonly check: string;
  readonly references: readonly Reference[];
};

const entries = {
  ...directSteps,
  ...oauth1AndOpenid2Steps,
  ...singleSignOnSteps,
  ...walletSteps,
  authorization_request: authorizationRequest,
  authorization_response: authorizationResponse,
  token_request: tokenRequest,
} satisfies Readonly<Record<StepKind, StepEntry>>;

/** What a step does, in plain words, by its kind and by what it carries. A step nobody could see says so. */
export function explainStep(step: StepInput): StepExplanation {
  const entry: StepEntry = entries[step.kind];
  const chosen = typeof entry === 'function' ? entry(step) : notSeen(entry, step.observed);
  return { ...chosen, references: references(chosen.references) };
}

/** The title of a step as it reads inside a sentence (`code exchange`); names keep their capitals (`API call`). */
export function titleInSentence(step: StepInput): string {
  return explainStep(step).title.replace(/^[A-Z][a-z]*(?![A-Za-z])/, (word) => word.toLowerCase());
}

function notSeen(chosen: StepText, observed: boolean): StepText {
  return observed ? chosen : { ...chosen, summary: `${chosen.summary} ${phrases.step_not_seen}` };
}
