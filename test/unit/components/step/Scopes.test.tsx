import { describe, expect, it } from 'vitest';
import { Scopes } from '../../../../components/step/Scopes.tsx';
import { words } from '../../../support/words.ts';

const many = Array.from({ length: 40 }, (_, n) => `https://api.example/area${n}`);

describe('the scopes of a request', () => {
  it('say what the app may do, those of unknown meaning together', () => {
    const read = words(
      <Scopes scope="openid https://api.example/orders https://api.example/bills shop:write" />,
    );
    expect(read).toContain('openid know who you are');
    expect(read).toContain('use 2 permissions of api.example, in its own words: /orders /bills');
    expect(read).toContain('use a permission whose meaning is the provider’s own: shop:write');
  });

  it('are folded where there are many', () => {
    const read = words(<Scopes scope={many.join(' ')} />);
    expect(read).toContain('use 40 permissions of api.example');
    expect(read).not.toContain('/area20');
    expect(read).toContain('show all 40 scopes');
  });

  it('say nothing of unknown ones where all are known', () => {
    expect(words(<Scopes scope="openid email" />)).not.toContain('permission');
  });
});
