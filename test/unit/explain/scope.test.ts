import { describe, expect, it } from 'vitest';
import { explainScope, unknownScopes } from '../../../lib/explain/scope.ts';

describe('a scope', () => {
  it.each([
    ['openid', 'know who you are'],
    ['email', 'see your email address'],
    ['offline_access', 'stay signed in when you are away (refresh token)'],
    ['https://www.googleapis.com/auth/drive.readonly', 'see and download all your Google Drive files'],
    ['User.Read', 'see your Microsoft profile'],
    ['https://graph.microsoft.com/Mail.Send', 'send email in your name'],
    ['https://graph.microsoft.com/.default', 'use all permissions that were set up for it in advance'],
    ['repo', 'read and change all your GitHub repositories, private ones included'],
  ])('%s lets the app %s', (scope, words) => {
    expect(explainScope(scope)).toBe(words);
  });

  it.each(['invoices:read', '__proto__', 'constructor', '', 'OPENID', 'https://evil.example/Mail.Send'])(
    'called “%s” is named, not guessed',
    (scope) =>
      expect(explainScope(scope)).toBe(`use the permission “${scope}” (its meaning is the provider’s own)`),
  );
});

describe('scopes of unknown meaning', () => {
  it('stand together by the host that they name', () => {
    const values = [
      'openid',
      'https://api.example/a',
      'orders:read',
      'https://api.example/b',
      'api://shop/x',
    ];
    expect(unknownScopes(values)).toEqual([
      { host: 'api.example', scopes: ['https://api.example/a', 'https://api.example/b'] },
      { host: '', scopes: ['orders:read'] },
      { host: 'shop', scopes: ['api://shop/x'] },
    ]);
  });

  it('are none where all are known', () => {
    expect(unknownScopes(['openid', 'https://graph.microsoft.com/Mail.Send'])).toEqual([]);
  });
});
