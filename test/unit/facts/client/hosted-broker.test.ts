import { expect, it } from 'vitest';
import { isHostedBroker } from '../../../../lib/facts/client/hosted-broker.ts';

it.each([
  'https://lens.eu.auth0.com/login/callback?code=x',
  'https://dev-81.okta.com/oauth2/v1/authorize/callback',
  'https://shop.auth.eu-west-1.amazoncognito.com/oauth2/idpresponse',
  'https://ref.supabase.co/auth/v1/callback',
  'https://lens.firebaseapp.com/__/auth/handler',
  'https://login.app.example/__/auth/handler?state=x',
  'https://clerk.app.example/v1/oauth_callback',
])('%s belongs to a login service', (url) => expect(isHostedBroker(url)).toBe(true));

it.each([
  'https://app.example/login/callback',
  'https://notauth0.com/login/callback',
  'https://clerk.example/cb',
  'https://app.example/v1/oauth_callback',
  'com.example.app:/cb',
  'storagerelay://https/app.example?id=auth1',
  '',
])('%s does not', (url) => expect(isHostedBroker(url)).toBe(false));
