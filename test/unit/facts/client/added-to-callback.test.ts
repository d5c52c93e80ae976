import { describe, expect, it } from 'vitest';
import { addedToCallback } from '../../../../lib/facts/client/added-to-callback.ts';

const asked = 'https://app.example/cb?lang=de';
const added = (more: string): readonly string[] => addedToCallback(`${asked}${more}`, asked);

describe('what an answer’s address has beside its code and the address that was asked for', () => {
  it.each<[string, readonly string[]]>([
    ['&enforce_https=1&code=c&state=s', ['enforce_https']],
    ['&code=c&iss=i&iss=j&session_state=x', ['iss', 'session_state']],
  ])('of %s', (more, names) => {
    expect(added(more)).toEqual(names);
  });

  it.each(['&code=c&state=s', '', '&eyJhbGciOiJIUzI1NiJ9.eyJ4IjoxfQ.c2ln&code=c'])(
    'is nothing of %s',
    (more) => {
      expect(added(more)).toEqual([]);
    },
  );
});
