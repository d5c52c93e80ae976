/** How a login is told that answers a refusal for want of a scope; `undefined` for any other. */
export function stepUpMark({
  step_up_from: from,
}: {
  readonly step_up_from?: string;
}): { readonly label: string; readonly sentence: string } | undefined {
  if (from === undefined) return undefined;
  return {
    label: `Step-up of ${from}`,
    sentence: `The API refused the token of ${from} for want of a scope (insufficient_scope); this login asks for it, and the earlier one remains good for what it was.`,
  };
}
