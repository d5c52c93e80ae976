/** Something of a flow that could not be seen: a sentence, and the id of the step that it concerns. */
type ToldGap = { readonly text: string; readonly step: string | null };
type ToldGaps = {
  readonly gaps: readonly string[];
  readonly flows: readonly { readonly gaps?: readonly ToldGap[] }[];
};

/** What stands above all that could not be seen. */
export const notSeenTitle = 'Not seen';

/** What could not be seen of a step, in sentences. */
export function gapsAt(gaps: readonly ToldGap[] | undefined, stepId: string): readonly string[] {
  return (gaps ?? []).flatMap(({ text, step }) => (step === stepId ? [text] : []));
}

/**
 * What could not be seen, for a line above all flows: how often something stands at a step, where it is told whole; else the first
 * sentence. `undefined` where there is nothing.
 */
export function gapsInShort({ gaps, flows }: ToldGaps): string | undefined {
  const [first] = gaps;
  if (first === undefined) return undefined;
  const placed = flows.flatMap((flow) => flow.gaps ?? []).filter(({ step }) => step !== null);
  const atSteps = new Set(placed.map(({ text }) => text));
  const elsewhere = gaps.filter((gap) => !atSteps.has(gap));
  const words = [
    ...elsewhere.slice(0, 1),
    ...(elsewhere.length > 1 ? [`${elsewhere.length - 1} more that could not be seen.`] : []),
    ...(placed.length > 0 ? [placesWords(placed.length)] : []),
  ];
  return words.join(' ');
}

function placesWords(count: number): string {
  return count === 1
    ? 'Something could not be seen at 1 step, and is told there.'
    : `Something could not be seen at ${count} steps, and is told there.`;
}
