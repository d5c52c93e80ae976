import { causes } from '../causes/index.ts';
import type { Cause } from '../causes/cause.ts';
import type { Look } from '../output/format.ts';
import { ansi, plain } from '../output/text-layout.ts';
import { references } from '../spec/references.ts';
import { ownerWords } from '../telling/owner.ts';
import type { Owner } from '../vocabulary/owner.ts';

/** A cause of failed logins as other programs read it. */
export type ListedCause = Pick<
  Cause,
  'id' | 'title' | 'owner' | 'signs' | 'against' | 'fix' | 'example' | 'confusedWith' | 'folds'
> & {
  readonly references: ReturnType<typeof references>;
};

/** Every cause that has a file of its own, by who can mend it and by name. */
export function listedCauses(): readonly ListedCause[] {
  return causes
    .map(({ id, title, owner, signs, against, fix, example, confusedWith, folds, references: ids }) => ({
      id,
      title,
      owner,
      signs,
      against,
      fix,
      example,
      confusedWith,
      folds,
      references: references(ids),
    }))
    .sort((a, b) => owners.indexOf(a.owner) - owners.indexOf(b.owner) || (a.id < b.id ? -1 : 1));
}

const owners: readonly Owner[] = ['client', 'authorization_server', 'resource_server', 'browser'];

/** The causes, a line each: who can mend it, id and title. */
export function causeListText({ color }: Look): string {
  const paint = color ? ansi : plain;
  const listed = listedCauses();
  const widest = listed.reduce((most, { id }) => Math.max(most, id.length), 0);
  const lines = listed.map(
    ({ id, owner, title }) => `${paint.dim(ownerWords[owner].padEnd(12))}  ${id.padEnd(widest)}  ${title}`,
  );
  return `${[...lines, '', `${listed.length} causes, by who can mend them. Tell more of one: oauth-lens explain CAUSE`].join('\n')}\n`;
}
