import type { Role } from '../vocabulary/kind-row.ts';
import { kinds } from '../vocabulary/kinds.ts';
import { wentWell, wentWrong, type AnswerableFlow, type AnswerableStep } from './answers/answer.ts';

/**
 * One of the eleven things that happen when a site gets access to another in a person's name, as textbooks tell it.
 * `seen`: a step of the flow shows it. `failed`: a step shows that it was tried in vain. `concluded`: a step that nobody could see, but
 * that must have happened. `between`: it happens between servers as a rule, and nothing tells of it. `left_out`: OAuth 2.0 needs it
 * only where the request is pushed. `unseen`: nothing tells (yet).
 */
export type StoryPart = {
  readonly place: number;
  readonly sentence: string;
  readonly status: 'seen' | 'failed' | 'concluded' | 'between' | 'left_out' | 'unseen';
  /** The step that shows it or stands for it; `undefined` where there is none. */
  readonly step: string | undefined;
};

/** What is said of a part by its status; a step’s name may follow. */
export const storyStatusWords: Readonly<Record<StoryPart['status'], string>> = {
  seen: 'seen',
  failed: 'tried, and it failed',
  concluded: 'between servers: not seen, but it must have happened',
  between: 'between servers, if it happened: not seen',
  left_out: 'left out: OAuth 2.0 has it only where the request is pushed first (PAR)',
  unseen: 'not seen',
};

type Part = {
  readonly sentence: string;
  /** Of the step that shows it. */
  readonly role: Role;
  /** It shows only when the step's answer came, went well or brought an approval, or when the whole login worked. */
  readonly needs?: 'answer' | 'success' | 'approval' | 'end';
};

/** RFC 5849 §1.2; RFC 6749 §4.1 has the same story, which begins with its third part. */
const parts: readonly Part[] = [
  { sentence: 'The first site turns to the second on the person’s behalf.', role: 'preparation' },
  {
    sentence: 'The second site opens a transaction for just these parties and gives it a one-time token.',
    role: 'preparation',
    needs: 'success',
  },
  { sentence: 'The first site hands the token to the person’s browser.', role: 'request' },
  { sentence: 'The browser presents it to the second site.', role: 'request' },
  { sentence: 'The second site asks: who are you, and do you agree?', role: 'request', needs: 'answer' },
  { sentence: 'The person approves that very transaction.', role: 'response', needs: 'approval' },
  {
    sentence: 'The approval comes back, as a value that only this transaction has.',
    role: 'response',
    needs: 'approval',
  },
  { sentence: 'The browser hands it to the first site.', role: 'response', needs: 'approval' },
  {
    sentence: 'The first site proves itself and gets the real token.',
    role: 'redemption',
    needs: 'success',
  },
  { sentence: 'With it, it acts at the second site for the person.', role: 'use', needs: 'success' },
  { sentence: 'The person sees that it worked.', role: 'response', needs: 'end' },
];

type StoryFlow = Pick<AnswerableFlow, 'way' | 'outcome' | 'steps'>;

/**
 * The classic story of a flow in eleven parts, each with the step that shows it. Empty for protocols and grants that have
 * another story.
 */
export function storyOf(flow: StoryFlow): readonly StoryPart[] {
  const isClassic = flow.way === 'oauth1' || flow.way === 'authorization_code';
  if (!isClassic) return [];
  return parts.map((part, at) => ({ place: at + 1, sentence: part.sentence, ...shownBy(flow, part) }));
}

function shownBy(flow: StoryFlow, part: Part): Pick<StoryPart, 'status' | 'step'> {
  const own = flow.steps.filter(({ kind }) => kinds[kind].role === part.role);
  const step = own.find((one) => shows(one, part, flow));
  if (step) return { status: step.observed ? 'seen' : 'concluded', step: step.id };
  const failed = part.needs === 'success' ? own.find(wentWrong) : undefined;
  if (failed) return { status: 'failed', step: failed.id };
  return { status: withoutStep(flow, part.role), step: undefined };
}

/** What is said where no step tells of a part. */
function withoutStep({ way, outcome, steps }: StoryFlow, role: Role): StoryPart['status'] {
  const sawAny = (other: Role) => steps.some(({ kind, observed }) => observed && kinds[kind].role === other);
  if (role === 'preparation' && way === 'oauth1') return 'between';
  if (role === 'preparation') return sawAny('request') ? 'left_out' : 'unseen';
  // An app whose server redeemed the approval out of sight goes on there; one that did it in the page would be seen.
  const goesOn = (outcome === 'succeeded' || outcome === 'unclear') && !sawAny('redemption');
  return goesOn && (role === 'redemption' || role === 'use') ? 'between' : 'unseen';
}

function shows(step: AnswerableStep, { needs }: Part, { outcome }: StoryFlow): boolean {
  if (needs === undefined) return true;
  if (needs === 'end') return step.observed && outcome === 'succeeded' && wentWell(step);
  if (!step.observed) return true;
  switch (needs) {
    case 'answer':
      return step.status !== null && step.status > 0 && step.status < 400;
    case 'success':
      return wentWell(step);
    case 'approval':
      return isApproval(step);
  }
}

function isApproval({ params }: AnswerableStep): boolean {
  const { oauth_verifier: verifier, code } = params;
  return Boolean(code ?? (verifier === 'denied' ? undefined : verifier));
}
