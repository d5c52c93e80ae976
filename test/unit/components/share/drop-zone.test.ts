import { expect, it } from 'vitest';
import { dropZone } from '../../../../components/share/drop-zone.ts';

const onTheRight = { files: 1, x: 900, width: 1200, canCompare: true };

it('a file dropped on the right half is compared with what is shown', () => {
  expect(dropZone(onTheRight)).toBe('compare');
});

it('a file dropped on the left half is opened', () => {
  expect(dropZone({ ...onTheRight, x: 300 })).toBe('open');
});

it('a file is opened anywhere while nothing is shown', () => {
  expect(dropZone({ ...onTheRight, canCompare: false })).toBe('open');
});

it('several files are opened together, wherever they are dropped: none is left out', () => {
  expect(dropZone({ ...onTheRight, files: 2 })).toBe('open');
});
