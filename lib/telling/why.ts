import { titleInSentence } from '../explain/step.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import type { MessageKind } from '../vocabulary/kinds.ts';
import type { TieName } from '../vocabulary/ties.ts';
import { placeOf } from './step.ts';

/** As much of why an exchange is told as it is as its words depend on. */
type ToldWhy = {
  readonly recognised: readonly {
    readonly kind: MessageKind;
    readonly carrier: 'request' | 'redirect';
    readonly confidence: Confidence;
  }[];
  readonly refusedBy: 'prefetch' | 'gate' | 'recognisers' | null;
  readonly flows: readonly {
    readonly flow: string;
    readonly as: 'message' | 'around';
    readonly steps: readonly string[];
    readonly began: boolean;
    readonly ties: readonly { readonly name: TieName; readonly steps: readonly string[] }[];
    readonly findings: readonly string[];
    readonly causes: readonly string[];
  }[];
};

/** Why an exchange is told as it is, in sentences: what it is, which flow has it and why, what used it. */
export function whySentences(why: ToldWhy): readonly string[] {
  const { recognised, flows } = why;
  const isAround = flows.some((flow) => flow.as === 'around');
  const placed = flows.flatMap(flowSentences);
  return [
    ...(recognised.length > 0
      ? recognised.map(recognisedSentence)
      : [refusalSentence(why.refusedBy, isAround)]),
    ...(placed.length > 0 ? placed : recognised.length > 0 ? [unplaced] : []),
  ];
}

const unplaced =
  'No flow has it: nothing that was seen shares a value with it that would say to which login it belongs.';

const sureness: Readonly<Record<Confidence, string>> = {
  certain: 'for certain',
  firm: 'by two signs of the protocol',
  tentative: 'as a guess',
};

function recognisedSentence({ kind, carrier, confidence }: ToldWhy['recognised'][number]): string {
  const where = carrier === 'redirect' ? 'Its redirect was' : 'It was';
  const title = titleOf(kind);
  const inWords = title === kind.replaceAll('_', ' ') ? '' : ` (${title})`;
  return `${where} recognised as ${kind}${inWords}, ${sureness[confidence]}.`;
}

/** Evidence that is no step has no title. */
function titleOf(kind: MessageKind): string {
  return kind === 'exposure' ||
    kind === 'preflight' ||
    kind === 'provider_error_page' ||
    kind === 'user_verification'
    ? 'evidence beside the steps'
    : titleInSentence({ kind, observed: true, params: {} });
}

function refusalSentence(refusedBy: ToldWhy['refusedBy'], isAround: boolean): string {
  switch (refusedBy) {
    case 'prefetch':
      return 'It was taken for no message: the browser loaded it in advance, and nobody signs in that way.';
    case 'recognisers':
      return 'It was taken for no message: something in it looked like a login, but no message was recognised. That takes two signs of a protocol, or an address that an earlier message named.';
    case 'gate':
    case null:
      return isAround
        ? 'It is no message of a protocol.'
        : 'It was taken for no message: nothing in its address, headers or body looks like a login, and no earlier message named its address.';
  }
}

function flowSentences(flow: ToldWhy['flows'][number]): readonly string[] {
  const { findings, causes } = flow;
  return [
    joinSentence(flow),
    ...(findings.length > 0 ? [`Findings that point to it: ${findings.join(', ')}.`] : []),
    ...(causes.length > 0 ? [`Reasons that point to it: ${causes.join(', ')}.`] : []),
    ...(flow.as === 'message' && findings.length + causes.length === 0
      ? ['No finding and no reason points to it.']
      : []),
  ];
}

function joinSentence({ flow, as, steps, began, ties }: ToldWhy['flows'][number]): string {
  if (as === 'around') return `${flow} keeps it as something that happened around the login.`;
  const place =
    steps.length > 0 ? `${stepsWord(steps)} of ${flow}` : `in ${flow}, as evidence beside its steps`;
  const shared = ties.map(({ name, steps: others }) =>
    others.length > 0 ? `${tieWord(name)} (${stepsWord(others)})` : tieWord(name),
  );
  const by = shared.length > 0 ? ` It shares ${listed(shared)}.` : '';
  if (began) return `It is ${place}, and begins it.${by}`;
  return `It is ${place}.${by || ' It shares no value with the others: order, place and time tie it.'}`;
}

/** Most are called as on the wire. */
function tieWord(name: TieName): string {
  switch (name) {
    case 'code_challenge':
      return 'code_challenge and code_verifier';
    case 'server':
    case 'provider':
    case 'cas_server':
      return 'the server’s address';
    case 'follows':
    case 'landing':
      return 'the redirect that leads from one to the other';
    case 'client':
      return 'the client’s name';
    default:
      return name;
  }
}

function stepsWord(steps: readonly string[]): string {
  return `${steps.length === 1 ? 'step' : 'steps'} ${listed(steps.map(placeOf))}`;
}

function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');
}
