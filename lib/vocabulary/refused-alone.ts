/** True for the steps of a login that was refused before it began: what it would have been was not seen, its protocol neither. */
export function isRefusedAlone(steps: readonly { readonly kind: string }[]): boolean {
  return steps.length > 0 && steps.every(({ kind }) => kind === 'refused_start');
}
