import { expect, it } from 'vitest';
import { cookieRecordingOf } from '../../../../lib/facts/cookies/recording.ts';
import { agents, sending, setting } from '../../../support/cookie-login.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';

const page = { url: 'https://app.example/', ...sending({ 'User-Agent': agents.chromium }) };

it.each<[string, readonly ExchangeFields[], string]>([
  ['a sent cookie', [page, { url: 'https://op.example/', ...sending({ Cookie: 'a=1' }) }], 'recorded'],
  ['a set cookie', [page, { url: 'https://op.example/', responseHeaders: setting(['a=1']) }], 'recorded'],
  ['headers without any', [page, page], 'none'],
  [
    'a program’s headers',
    [{ url: 'https://op.example/', ...sending({ 'User-Agent': 'node' }) }],
    'no headers',
  ],
  ['no headers', [{ url: 'https://op.example/', context: { resourceType: 'main_frame' } }], 'no headers'],
  ['nothing', [], 'no headers'],
])('%s', (_, fields, expected) => {
  expect(cookieRecordingOf(capture(...fields))).toBe(expected);
});
