import { describe, expect, it } from 'vitest';
import { idJags } from '../../../../lib/facts/tokens/id-jags.ts';
import { crossApp, idJag } from '../../../support/cross-app.ts';
import { codeFlow, factsOf } from '../../../support/flow.ts';

const found = (exchanges: Parameters<typeof factsOf>[0]) =>
  factsOf(exchanges)
    .of(idJags)
    .map(({ given, presented }) => [given !== undefined, presented.length]);

describe('identity assertions', () => {
  it('are known with who gave them and where they were presented', () => {
    expect(found(crossApp())).toEqual([[true, 1]]);
  });

  it('are known by their own type where nobody was seen to give them', () => {
    expect(found(crossApp().slice(1))).toEqual([[false, 1]]);
  });

  it('are known before they are presented', () => {
    expect(found(crossApp().slice(0, 1))).toEqual([[true, 0]]);
  });

  it('are none that cannot be read, and none in a usual login', () => {
    expect(found(crossApp({ assertion: 'opaque-0123456789abcdef' }))).toEqual([]);
    expect(found(codeFlow())).toEqual([]);
    expect(idJag().split('.')).toHaveLength(3);
  });
});
