import { expect, it } from 'vitest';
import { embeddingAmong } from '../../../../lib/facts/cookies/embedding.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';

const framed = (url: string, initiator: string, frame = 5): ExchangeFields => ({
  url,
  context: { tab: 2, frame, resourceType: 'sub_frame', initiator },
});
const board = framed('https://app.example/board', 'https://portal.elsewhere');
const start = framed('https://app.example/login', 'https://app.example');

/** The page of another site around the last of these. */
const around = (...fields: readonly ExchangeFields[]) => {
  const exchanges = capture(...fields);
  return embeddingAmong(exchanges)(exchanges.at(-1)!);
};

it('the page that loaded a frame first is around all that follows in it', () => {
  expect(around(board, start)).toBe('https://portal.elsewhere');
});

it.each<[string, readonly ExchangeFields[]]>([
  ['the request is the frame’s first: the browser says of it how it stands to its site', [board]],
  ['it is in another frame', [board, framed('https://app.example/login', 'https://app.example', 6)]],
  [
    'a page of the same site is around it',
    [{ ...board, ...framed(board.url!, 'https://www.app.example') }, start],
  ],
  [
    'no tab was recorded',
    [board, start].map((one) => ({ ...one, context: { ...one.context, tab: undefined } })),
  ],
  [
    'the tab’s own page was of the same site',
    [{ url: 'https://app.example/', context: { tab: 2, resourceType: 'main_frame' } }, board, start],
  ],
])('none where %s', (_, fields) => {
  expect(around(...fields)).toBeUndefined();
});
