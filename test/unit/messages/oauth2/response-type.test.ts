import { expect, it } from 'vitest';
import { responseTypeParts } from '../../../../lib/messages/oauth2/response-type.ts';

it.each([
  'code',
  'token',
  'id_token',
  'none',
  'code id_token',
  'token id_token code',
  'code token',
  'vp_token id_token',
])('takes %s apart', (value) => expect([...responseTypeParts(value)!]).toEqual(value.split(' ')));

it.each([
  undefined,
  '',
  ' ',
  'json',
  'blob',
  'arraybuffer',
  'code json',
  'Code',
  'token_v2',
  'signed_request',
])('takes %s for none of the protocol’s', (value) => expect(responseTypeParts(value)).toBeUndefined());
