import { describe, expect, it } from 'vitest';
import { nothingLearned, type Learned } from '../../../../lib/messages/learned.ts';
import { recognise } from '../../../../lib/messages/recognise.ts';
import { exchange, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/scenario.ts';
import { photos, temporaryToken } from '../../../support/oauth1.ts';

const page = { context: { resourceType: 'main_frame' } } as const;
const seen = (fields: ExchangeFields, learned: Learned = nothingLearned) =>
  recognise(exchange(fields), learned).map(({ kind, confidence }) => `${confidence} ${kind}`);
const knowingToken: Learned = {
  ...nothingLearned,
  knows: (name, value) => name === 'oauth_token' && value === token,
};

const token = 'Z6eEdO8MOmk394WozF5oKyuAv855l4Mlqo7hhlSLik';
const request = 'firm resource_owner_authorization_request';
const response = 'firm resource_owner_authorization_response';

describe('the approval is asked for', () => {
  it('in the examples of RFC 5849 §1.2 and §2.2', () => {
    expect(seen(photos.approval)).toEqual([request]);
    const access = 'https://server.example.com/authorize_access?oauth_token=hdk48Djdsa';
    expect(seen({ url: access, ...page })).toEqual([request]);
  });

  it.each([
    ['X', 'https://api.twitter.com/oauth/authenticate', { force_login: 'true' }],
    ['X, when the app was approved before', 'https://api.x.com/oauth/authorize', { screen_name: 'a' }],
    [
      'Trello',
      'https://trello.com/1/OAuthAuthorizeToken',
      { name: 'Notes', scope: 'read', expiration: '1day' },
    ],
    ['Flickr', 'https://www.flickr.com/services/oauth/authorize', { perms: 'write' }],
    ['Discogs', 'https://www.discogs.com/oauth/authorize', {}],
    ['Tumblr', 'https://www.tumblr.com/oauth/authorize', { source: 'app' }],
    ['Evernote', 'https://www.evernote.com/OAuth.action', {}],
    ['Garmin', 'https://connect.garmin.com/oauthConfirm', {}],
    ['Jira', 'https://jira.example/plugins/servlet/oauth/authorize', {}],
    ['Yahoo', 'https://api.login.yahoo.com/oauth/v2/request_auth', {}],
    ['Magento', 'https://shop.example/admin/oauth_authorize', {}],
  ])('at %s', (_, endpoint, more) => {
    expect(seen({ url: urlWith(endpoint, { oauth_token: token, ...more }), ...page })).toEqual([request]);
  });

  it('at a path that says nothing, once the token was issued in view', () => {
    const fields = { url: `https://op.example/go?oauth_token=${token}`, ...page };
    expect(seen(fields, knowingToken)).toEqual(['certain resource_owner_authorization_request']);
  });

  it('at a path that says nothing, told by the answer that follows', () => {
    const [flow, ...others] = flowsOf(
      { url: `https://op.example/wiki/index.php?title=x&oauth_token=${token}`, status: 200, ...page },
      { url: `https://app.example/cb?oauth_token=${token}&oauth_verifier=v1`, status: 302, ...page },
    );
    expect(others).toEqual([]);
    expect(flow?.steps.map(({ kind }) => kind)).toContain('resource_owner_authorization_request');
  });
});

describe('the approval comes back', () => {
  it('in the examples of RFC 5849 §1.2 and §2.2', () => {
    expect(seen(photos.callback)).toEqual([response]);
    expect(
      seen({ url: 'http://client.example.net/cb?x=1&oauth_token=hdk48Djdsa&oauth_verifier=473f82d3' }),
    ).toEqual([response]);
  });

  it('in a redirect, whether or not it is followed', () => {
    expect(seen(redirect('https://photos.example.net/allow', photos.callback.url))).toEqual([response]);
  });

  it('as a refusal of the token that was to be approved', () => {
    const denied = { url: `https://app.example/cb?denied=${token}`, ...page };
    const [message] = recognise(exchange(denied), knowingToken);
    expect(message?.error).toEqual({ code: 'denied', description: null, refused: true });
  });

  it('without a verifier, as OAuth 1.0 did, at the address that was asked for or at another site', () => {
    const named: Readonly<Record<string, string>> = { oauth_callback: 'http://printer.example.com/ready' };
    for (const callback of [named, {}]) {
      const [flow, ...others] = flowsOf(
        {
          url: urlWith('https://photos.example.net/authorize', { oauth_token: token, ...callback }),
          ...page,
        },
        { url: `http://printer.example.com/ready?oauth_token=${token}`, status: 302, ...page },
      );
      expect(others).toEqual([]);
      expect(flow).toMatchObject({ protocol: 'oauth1', outcome: 'unclear' });
    }
  });

  it('not on pages of the provider’s own site that repeat the token', () => {
    const [flow] = flowsOf(
      { url: `https://api.twitter.com/oauth/authenticate?oauth_token=${token}`, status: 302, ...page },
      { url: `https://twitter.com/login?oauth_token=${token}`, status: 200, ...page },
      { url: `https://x.com/oauth/authenticate?oauth_token=${token}`, status: 200, ...page },
    );
    expect(flow).toMatchObject({ outcome: 'pending' });
    expect(flow?.steps.filter(({ observed }) => observed)).toHaveLength(1);
  });
});

describe('has nothing to do with it:', () => {
  it.each<[string, ExchangeFields]>([
    [
      'an API that takes a token of that name',
      { url: `https://api.example/v2/users/self?oauth_token=${token}&v=2026` },
    ],
    [
      'a picture of such an API',
      {
        url: `https://api.example/photo?oauth_token=${token}`,
        context: { resourceType: 'other' },
        responseHeaders: [['Content-Type', 'image/png']],
      },
    ],
    [
      'a script’s call to an approval’s path',
      { url: `https://api.example/oauth/authorize?oauth_token=${token}`, context: { resourceType: 'fetch' } },
    ],
    ['a page that was denied something', { url: 'https://app.example/?denied=true', ...page }],
    ['a page that denies a token nobody knows', { url: `https://app.example/?denied=${token}`, ...page }],
    ['a shop page with a verifier', { url: 'https://shop.example/?oauth_verifier=1', ...page }],
    ['an approval page without a token', { url: 'https://op.example/oauth/authorize?name=x', ...page }],
    [
      'Trello’s own way for pages',
      {
        url: 'https://trello.com/1/authorize?key=k&name=Notes&scope=read&expiration=1day&response_type=token',
        ...page,
      },
    ],
    [
      'a link that carries an approval in a parameter',
      { url: urlWith('https://mail.example/l', { u: photos.approval.url }), ...page },
    ],
    [
      'a link that carries a callback in a parameter',
      { url: urlWith('https://mail.example/l', { u: photos.callback.url }), ...page },
    ],
    [
      'a callback of OAuth 2 with a token beside it',
      { url: `https://app.example/cb?code=c&oauth_token=${token}&oauth_verifier=v`, ...page },
    ],
  ])('%s', (_, fields) => {
    expect(flowsOf(fields)).toEqual([]);
  });

  it('a page nobody saw an answer to is kept in mind and shown nowhere', () => {
    const fields = { url: `https://op.example/x?oauth_token=${temporaryToken}`, ...page };
    expect(seen(fields)).toEqual(['tentative resource_owner_authorization_request']);
    expect(flowsOf(fields)).toEqual([]);
  });
});
