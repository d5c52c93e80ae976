/** The findings that stand for themselves: those that a graver one explains are part of it and are not counted again. */
export function headlines<F extends { readonly part_of?: string | undefined }>(
  findings: readonly F[],
): readonly F[] {
  return findings.filter(({ part_of }) => part_of === undefined);
}
