import { describe, expect, it } from 'vitest';
import { handsOnToken } from '../../../../lib/facts/reception/token-in-landing.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';
import { exchange } from '../../../support/exchange.ts';
import { redacted } from '../../../support/redacted.ts';

const page = (text: string) =>
  exchange({ url: 'https://app.example/cb', status: 200, responseBody: { mediaType: 'text/html', text } });
const netlify = `<script>window.opener.postMessage('authorization:github:success:{"token":"gho_5KGjubJPV5OTlm8b5PjxMUr","provider":"github"}', origin)</script>`;
const escaped = `<script>opener.postMessage("{\\"access_token\\":\\"ya29.a0AfH6SMBx1234567890\\"}", "*")</script>`;

describe('the answer of a callback hands on a token', () => {
  it.each([netlify, escaped])('%s', (text) => {
    expect(handsOnToken(page(text))).toBe(true);
  });

  it.each([
    ['a form’s own token', '<input name="token" value="abcdefgh12345678abcdefgh">'],
    ['the code alone', '<script>opener.postMessage({"code":"abcdefgh12345678abcdefgh"}, "*")</script>'],
    ['an empty one', '<script>opener.postMessage({"token":""}, "*")</script>'],
    [
      'a token that stays in the page',
      '<script>const config = {"token":"abcdefgh12345678abcdefgh"}</script>',
    ],
  ])('not by %s', (_, text) => {
    expect(handsOnToken(page(text))).toBe(false);
  });

  it('so that its login has succeeded, in a trace too', () => {
    const exchanges = codeFlow({
      responseExchange: { responseBody: { mediaType: 'text/html', text: netlify } },
      token: null,
    });
    const told = [exchanges, redacted(exchanges)].map((list) =>
      flowsOf(list).map(({ outcome, diagnosis }) => [outcome, diagnosis.length]),
    );
    expect(told).toEqual([[['succeeded', 0]], [['succeeded', 0]]]);
  });
});
