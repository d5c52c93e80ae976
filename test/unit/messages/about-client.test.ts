import { describe, expect, it } from 'vitest';
import { aboutClient } from '../../../lib/messages/about-client.ts';

describe('the words about a client that is not known', () => {
  it.each([
    'AADSTS700016: Application with identifier was not found in the directory',
    'Unknown client',
    '{"message":"Invalid client id"}',
    'The OAuth 2.0 Client does not exist',
    '{"client_id": ["Value \\"abc\\" is not snowflake."]}',
    '{"clientId": "This value is not valid"}',
  ])('are “%s”', (text) => {
    expect(aboutClient(text)).toBe(true);
  });

  it.each([
    '{"message":"invalid client id or redirect uri"}',
    '{"client_id":"8f1c9a4e","message":"Invalid credentials"}',
    '{"client_id":"https://app.example/client.json","error":"access_denied"}',
    'Invalid client secret',
    '',
  ])('are not “%s”', (text) => {
    expect(aboutClient(text)).toBe(false);
  });
});
