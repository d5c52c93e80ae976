import { describe, expect, it } from 'vitest';
import { readRemembered, remember } from '../../../../components/state/remembered.ts';

/** A storage that holds what is given. */
function storageWith(text: string | null) {
  const kept = new Map(text === null ? [] : [['view', text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe('how somebody likes to look', () => {
  it('is there again', () => {
    const storage = storageWith(null);
    const liked = {
      widths: { flows: 300, step: 420 },
      flowView: 'story',
      detailTab: 'tokens',
      onlyTab: false,
      level: 'newcomer',
      chip: 'failed',
    } as const;
    remember(() => storage, liked);
    expect(readRemembered(() => storage)).toEqual(liked);
    remember(() => storage, { flowView: 'steps' });
    expect(readRemembered(() => storage)).toEqual({ ...liked, flowView: 'steps' });
  });

  it('is as at first where nothing was kept, or nothing that can be read', () => {
    const read = (text: string | null) => readRemembered(() => storageWith(text));
    expect(read(null)).toEqual({ widths: { flows: undefined, step: undefined } });
    expect(read('{')).toEqual({});
    expect(read('"text"')).toEqual({});
    expect(
      read(
        '{"widths":7,"flowView":"upside-down","detailTab":4,"onlyTab":"yes","chip":"none","level":"guru"}',
      ),
    ).toEqual(read('{}'));
    expect(read('{"widths":{"flows":-5,"step":"wide"}}')).toEqual(read('{}'));
  });

  it('breaks nothing where a page may keep nothing', () => {
    const forbidden = () => {
      throw new Error('access is denied');
    };
    expect(readRemembered(forbidden)).toEqual({});
    expect(() => remember(forbidden, {})).not.toThrow();
  });
});
