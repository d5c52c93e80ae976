import { expect, it } from 'vitest';
import { factsOf } from '../../../../lib/facts/facts.ts';
import { oauth1Messages, oauth1Steps } from '../../../../lib/facts/oauth1/messages.ts';
import { messageOf } from '../../../support/messages.ts';

const trade = messageOf(
  'token_credential_request',
  { url: 'https://sp.example/access_token' },
  { protocol: 'oauth1' },
);
const call = messageOf('resource_request', { url: 'https://api.example/photos' }, { protocol: 'oauth1' });
const bearer = messageOf('resource_request', { url: 'https://api.example/me' }, { protocol: 'oauth2' });

it('a signed call speaks OAuth 1.0a and is no step of a login with it', () => {
  const { of } = factsOf({
    key: 'one',
    messages: [trade, call, bearer],
    context: [],
    parent: undefined,
    metadata: undefined,
  });
  expect(of(oauth1Messages)).toEqual([trade, call]);
  expect(of(oauth1Steps)).toEqual([trade]);
});
