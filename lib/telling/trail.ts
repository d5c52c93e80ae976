import type { Mismatch } from './mismatches.ts';
import { stepNumber } from './step.ts';

/** A value that somebody follows, and one of the names it has. */
export type Followed = { readonly name: string; readonly value: string };

/** As much of a place on a value's trail as is told. */
type Place = {
  readonly carrier: string;
  readonly name: string;
  readonly how: 'plain' | 'inside' | 'hashed';
  readonly isStray: boolean;
  /** The step that carried it; `undefined` for a page or call around the login. */
  readonly step: string | undefined;
  /** Where it went, without its parameters. */
  readonly address: string;
};

/** One stop of a value on its way, for people. */
export type TrailStop = {
  readonly step: string | undefined;
  /** `step 3`, or the address of a page around the login. */
  readonly where: string;
  /** `in the address, inside the cookie login`. */
  readonly carried: string;
  /** What is wrong there; `undefined` where nothing is. */
  readonly wrong: string | undefined;
};

/** What became of a value: where it was made and went, in order, and how that ended. */
export type TrailTold = { readonly stops: readonly TrailStop[]; readonly end: string | undefined };

/** A rule's finding at steps: what is wrong with a value having gone there. */
type Finding = { readonly rule: string; readonly title: string; readonly steps: readonly string[] };

/** Rules that find a value where it should not have gone. */
const leaks: ReadonlySet<string> = new Set([
  'token-sent-to-third-party',
  'code-in-referrer',
  'token-in-query',
  'token-over-http',
  'tokens-in-callback-query',
  'refresh-token-in-front-channel',
  'insecure-redirect-hop',
  'callback-over-http',
]);

/**
 * The way of a value through a login. What is wrong at a stop was found by rules, or is that nobody of the login lives there; where the
 * value was exchanged for another one is what reasons and protections compared.
 */
export function trailTold(
  value: string,
  places: readonly Place[],
  findings: readonly Finding[],
  compared: readonly Mismatch[],
): TrailTold {
  const groups = [...Map.groupBy(places, ({ step, address }) => step ?? address).values()];
  const stops = groups.map((those): TrailStop => {
    const { step, address, isStray } = those[0]!;
    const leak = findings.find(
      ({ rule, steps }) => step !== undefined && leaks.has(rule) && steps.includes(step),
    );
    return {
      step,
      where: step === undefined ? address : stepNumber(step),
      carried: [...new Set(those.map(carriedWords))].join(', '),
      wrong: leak?.title ?? (isStray ? 'it belongs to nobody of this login' : undefined),
    };
  });
  return { stops, end: endOf(value, stops, compared) };
}

function carriedWords({ carrier, name, how }: Place): string {
  const what =
    carrier === 'set cookie' ? 'a new cookie' : carrier === 'redirect' ? 'the redirect' : `the ${carrier}`;
  const isNamedAfterIt = carrier.endsWith('cookie') || carrier.endsWith('header');
  const called = name === '' ? what : `${what} ${isNamedAfterIt ? '' : 'as '}${name}`;
  switch (how) {
    case 'plain':
      return `in ${called}`;
    case 'inside':
      return `inside ${called}`;
    case 'hashed':
      return `as its hash in ${called}`;
  }
}

function endOf(
  value: string,
  stops: readonly TrailStop[],
  compared: readonly Mismatch[],
): string | undefined {
  const changed = compared.find(
    ({ expected, got }) => got.step !== null && expected.value === value && got.value !== value,
  );
  const other = compared.find(
    ({ expected, got }) => expected.step !== null && got.value === value && expected.value !== value,
  );
  if (changed?.got.step)
    return changed.got.value === null
      ? `It was lost: ${stepNumber(changed.got.step)} has none.`
      : `It was changed: ${stepNumber(changed.got.step)} has another value.`;
  if (other?.expected.step) return `${stepNumber(other.expected.step).replace(/^s/, 'S')} has another value.`;
  return stops.length === 1 ? 'It was seen nowhere else.' : undefined;
}
