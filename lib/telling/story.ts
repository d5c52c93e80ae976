import { kinds } from '../vocabulary/kinds.ts';
import type { Role } from '../vocabulary/kind-row.ts';
import type { ToldFlow, ToldStep } from './told.ts';

/**
 * One of the eleven things that happen when a site gets access to another in a person's name, as textbooks tell it.
 * `seen`: a step of the flow shows it. `concluded`: a step that nobody could see, but that must have happened. `unseen`:
 * nothing tells (yet).
 */
export type StoryPart = {
  readonly place: number;
  readonly sentence: string;
  readonly status: 'seen' | 'concluded' | 'unseen';
  /** The step that shows it or stands for it; `undefined` when unseen. */
  readonly step: string | undefined;
};

type Part = {
  readonly sentence: string;
  /** Of the step that shows it. */
  readonly role: Role;
  /** It shows only when the step's answer came, or went well. */
  readonly needs?: 'answer' | 'approval';
};

/** RFC 5849 §1.2; RFC 6749 §4.1 has the same story, which begins with its third part. */
const parts: readonly Part[] = [
  { sentence: 'The first site turns to the second on the person’s behalf.', role: 'preparation' },
  {
    sentence: 'The second site opens a transaction for just these parties and gives it a one-time token.',
    role: 'preparation',
    needs: 'answer',
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
  { sentence: 'The first site proves itself and gets the real token.', role: 'redemption' },
  { sentence: 'With it, it acts at the second site for the person.', role: 'use' },
  { sentence: 'The person sees that it worked.', role: 'response', needs: 'answer' },
];

/**
 * The classic story of a flow in eleven parts, each with the step that shows it. Empty for protocols and grants that have
 * another story.
 */
export function storyOf(flow: Pick<ToldFlow, 'way' | 'steps'>): readonly StoryPart[] {
  const isClassic = flow.way === 'oauth1' || flow.way === 'authorization_code';
  if (!isClassic) return [];
  return parts.map((part, at) => {
    const step = flow.steps.find((one) => kinds[one.kind].role === part.role && shows(one, part));
    const status = step === undefined ? 'unseen' : step.observed ? 'seen' : 'concluded';
    return { place: at + 1, sentence: part.sentence, status, step: step?.id };
  });
}

function shows(step: ToldStep, { needs }: Part): boolean {
  if (needs === undefined || !step.observed) return true;
  if (needs === 'answer') return step.status !== null && step.status > 0 && step.status < 400;
  const { oauth_verifier: verifier, code } = step.params;
  return Boolean(code ?? (verifier === 'denied' ? undefined : verifier));
}
