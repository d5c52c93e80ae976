import { describe, expect, it } from 'vitest';
import { JsonTree } from '../../../../components/controls/JsonTree.tsx';
import { LookedForContext } from '../../../../components/controls/looked-for.ts';
import { markup, words } from '../../../support/words.ts';

const groups = Array.from({ length: 150 }, (_, n) => `team-${n}`);

describe('a tree of JSON', () => {
  it('reads as JSON, small branches open', () => {
    const tree = <JsonTree value={{ token_type: 'Bearer', expires_in: 600, claims: { acr: null } }} />;
    expect(words(tree)).toContain('"token_type": "Bearer"');
    expect(words(tree)).toContain('"acr": null');
    expect(markup(tree)).toContain('<details');
    expect(markup(tree)).toMatch(/<details[^>]* open/);
  });

  it('shows the first of a long list, and that there are more', () => {
    const read = words(<JsonTree value={groups} />);
    expect(read).toContain('team-5');
    expect(read).not.toContain('team-6');
    expect(read).toContain('show all 150 values');
  });

  it('leaves a large branch closed', () => {
    expect(markup(<JsonTree value={{ groups }} />)).not.toMatch(/<details[^>]* open/);
  });

  it('is open where what is looked for stands, and there alone', () => {
    const long = `${'x'.repeat(5000)} needle`;
    const found = (...sought: readonly string[]) => (
      <LookedForContext.Provider value={sought}>
        <JsonTree value={{ groups, others: Array.from({ length: 20 }, (_, n) => `role-${n}`), long }} />
      </LookedForContext.Provider>
    );
    expect(words(found('team-149'))).toContain('team-149');
    expect(markup(found('team-149')).match(/<details[^>]* open/g)).toHaveLength(1);
    expect(words(found('team-149'))).not.toContain('role-19');
    expect(words(found('needle'))).toContain('needle');
    expect(words(found('team-149'))).not.toContain('needle');
  });

  it('has nothing to open in what is empty or no object', () => {
    expect(words(<JsonTree value={{ list: [], object: {} }} />)).toBe('"list": [] "object": {}');
    expect(words(<JsonTree value={7} />)).toBe('7');
  });
});
