import type { RedactionLevel } from '../vocabulary/redaction-level.ts';

/** What a file that leaves says of itself, by how much it hides. */
export const redactionWords: Readonly<Record<RedactionLevel, string>> = {
  default: 'Secrets and personal data are replaced: it is made to be shared.',
  'secrets-only': 'Secrets are replaced, names of persons are not.',
  off: 'Nothing is replaced: it holds live tokens, codes and cookies. Whoever has it may act as you.',
};

/** What the rows of a receipt mean. */
export const placeholderNote =
  'One value has one placeholder wherever it stood, so that what belongs together still does. Placeholders are counted, never made of the value.';

/** The kind of something that was replaced, in words. */
export function kindWords(kind: string): string {
  return vague[kind] ?? kind.replaceAll('-', ' ');
}

/** Kinds that do not say what a value was, as nothing told. */
const vague: Readonly<Record<string, string>> = {
  value: 'value not known to be harmless',
  text: 'text not known to be harmless',
  path: 'part of an address',
  header: 'header not known to be harmless',
  member: 'name not known to be harmless',
};

/** `12 values at 40 places were replaced, and 3 bodies left out.` */
export function receiptSentence(values: number, places: number, bodies: number): string {
  const left = bodies === 0 ? '' : `, and ${counted(bodies, 'body', 'bodies')} left out`;
  if (values === 0 && bodies > 0) return `No value had to be replaced${left}.`;
  if (values === 0) return 'There was nothing to replace.';
  const verb = values === 1 ? 'was' : 'were';
  return `${counted(values, 'value', 'values')} at ${counted(places, 'place', 'places')} ${verb} replaced${left}.`;
}

/** What is said of values that came replaced; `undefined` where none did. */
export function replacedBefore(count: number): string | undefined {
  return count === 0
    ? undefined
    : `${counted(count, 'value', 'values')} had been replaced before, when the recording was saved.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
