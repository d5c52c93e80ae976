import { describe, expect, it } from 'vitest';
import { causeListText, listedCauses } from '../../../lib/catalogue/cause-list.ts';
import { causes } from '../../../lib/causes/index.ts';

describe('the causes, listed', () => {
  it('are all that have a file, each once', () => {
    expect(
      listedCauses()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(causes.map(({ id }) => id).toSorted());
  });

  it('stand by who can mend them, then by name', () => {
    const listed = listedCauses().map(({ owner, id }) => [owner, id] as const);
    const owners = [...new Set(listed.map(([owner]) => owner))];
    expect(owners[0]).toBe('client');
    for (const owner of owners) {
      const ids = listed.filter(([of]) => of === owner).map(([, id]) => id);
      expect(ids).toEqual(ids.toSorted());
    }
    expect(listed.map(([owner]) => owners.indexOf(owner))).toEqual(
      listed.map(([owner]) => owners.indexOf(owner)).toSorted((a, b) => a - b),
    );
  });

  it('come with references that can be opened', () => {
    for (const { references } of listedCauses())
      for (const { url } of references) expect(url).toMatch(/^https:/);
  });

  it('are a line each, coloured only where that is wanted', () => {
    const text = causeListText({ color: false });
    expect(text).toMatch(/^the app +cookie-strict-return +\S/m);
    expect(text).toMatch(new RegExp(`^${causes.length} causes, by who can mend them\\.`, 'm'));
    expect(text).not.toContain('\u001b');
    expect(causeListText({ color: true })).toContain('\u001b[2m');
  });
});
