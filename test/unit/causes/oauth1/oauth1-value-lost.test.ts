import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { photos, temporaryToken } from '../../../support/oauth1.ts';

const id = 'oauth1-value-lost';
const approval = (token: string): ExchangeFields => ({
  ...photos.approval,
  url: urlWith('https://photos.example.net/authorize', { oauth_token: token }),
  status: 403,
});
const bare = {
  ...photos.callback,
  status: 500,
  redirectUrl: undefined,
  url: urlWith('http://printer.example.com/ready', { oauth_token: temporaryToken }),
};

describe(`${id} is the cause`, () => {
  it.each(['undefined', 'null', 'None'])('of %s in place of a temporary token', (token) => {
    const exchanges = capture(approval(token));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('had failed');
    expect(reasonOf(exchanges)?.fix).toContain('oauth_callback');
  });

  it('of an approval without verifier, for the server to mend', () => {
    const exchanges = capture(photos.temporaryCredentials, photos.approval, bare);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, owner: 'authorization_server' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['of a short token', [approval('x')]],
    ['of a token that begins like the word', [approval('nullable7')]],
    [
      'of a login that went well',
      [photos.temporaryCredentials, photos.approval, photos.callback, photos.tokenCredentials],
    ],
  ])('%s', (_, fields) => {
    expect(causesOf(capture(...fields))).not.toContain(id);
  });
});
