import { describe, expect, it } from 'vitest';
import { storyOf } from '../../../lib/telling/story.ts';
import { codeFlow, flowsOf } from '../../support/flow.ts';
import { capture, formBody, type ExchangeFields } from '../../support/exchange.ts';
import { photos } from '../../support/oauth1.ts';
import { steamLogin } from '../../support/openid2.ts';

const told = (...fields: readonly ExchangeFields[]) => {
  const [flow] = flowsOf(capture(...fields));
  return storyOf(flow!);
};
const statuses = (...fields: readonly ExchangeFields[]) => told(...fields).map(({ status }) => status);

describe('the eleven parts of the classic telling', () => {
  it('are all there when everything was seen', () => {
    const parts = told(...Object.values(photos));
    expect(parts.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(new Set(parts.map(({ status }) => status))).toEqual(new Set(['seen']));
    expect(parts.map(({ step }) => step?.replace('flow-1.', ''))).toEqual([
      '1', '1', '2', '2', '2', '3', '3', '3', '4', '5', '3',
    ]); // prettier-ignore
  });

  it('are concluded where only the browser’s two steps were seen', () => {
    expect(statuses(photos.approval, photos.callback)).toEqual([
      'concluded', 'concluded', 'seen', 'seen', 'seen', 'seen', 'seen', 'seen', 'concluded', 'between', 'seen',
    ]); // prettier-ignore
  });

  it('have no approval when the person said no', () => {
    const refusal = { ...photos.callback, url: 'http://printer.example.com/ready?denied=hh5s93j4hdidpola' };
    expect(statuses(photos.approval, refusal).slice(5, 10)).toEqual(Array(5).fill('unseen'));
  });

  it('stop where the recording stops', () => {
    expect(statuses(photos.approval).slice(5)).toEqual(Array(6).fill('unseen'));
  });

  it('are OAuth 2.0’s too, which begins with the third', () => {
    const [flow] = flowsOf(codeFlow());
    expect(storyOf(flow!).map(({ status }) => status)).toEqual([
      'left_out', 'left_out', ...Array(7).fill('seen'), 'unseen', 'seen',
    ]); // prettier-ignore
  });

  it('say of a token that was refused that it was tried, and claim nothing after that', () => {
    const { temporaryCredentials, approval, callback, tokenCredentials } = photos;
    const refused = {
      ...tokenCredentials,
      status: 401,
      responseBody: formBody({ oauth_problem: 'signature_invalid' }),
    };
    expect(statuses(temporaryCredentials, approval, callback, refused).slice(8)).toEqual([
      'failed', 'unseen', 'unseen',
    ]); // prettier-ignore
  });

  it('are not those of a login that gives no access', () => {
    expect(told(steamLogin.request(), steamLogin.response())).toEqual([]);
  });
});
