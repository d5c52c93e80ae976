import { describe, expect, it } from 'vitest';
import { crossApp, idJag, type CrossAppChanges } from '../../../support/cross-app.ts';
import { detailOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'id-jag-client-mismatch';
const found = (changes: CrossAppChanges) => verdictsOf(rule, crossApp(changes));

describe('id-jag-client-mismatch is', () => {
  it('high where the server took another client’s assertion, medium where it refused', () => {
    const assertion = idJag({ client_id: 'mail-at-wiki' });
    expect(found({ assertion })).toEqual(['high certain']);
    expect(found({ assertion, answer: null })).toEqual(['medium certain']);
    expect(detailOf(rule, crossApp({ assertion }))).toBe(
      'The assertion is for client "mail-at-wiki"; client "calendar-at-wiki" presented it at https://wiki.example/token, which took it.',
    );
  });
});

describe('id-jag-client-mismatch says nothing', () => {
  it('of the client that the assertion names, whatever it is called at the identity provider', () => {
    expect(found({})).toEqual([]);
  });

  it('of an assertion that names none', () => {
    expect(found({ assertion: idJag({ client_id: undefined }) })).toEqual([]);
  });
});
