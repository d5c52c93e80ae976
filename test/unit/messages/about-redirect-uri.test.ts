import { describe, expect, it } from 'vitest';
import { aboutRedirectUri } from '../../../lib/messages/about-redirect-uri.ts';

describe('the words about a redirect URI', () => {
  it.each([
    'redirect_uri_mismatch',
    "AADSTS50011: The redirect URI 'https://a' specified in the request does not match",
    'Callback URL mismatch.',
    'Invalid parameter: redirect_uri',
    'redirect_uri did not match any of the client’s registered redirect_uris',
    'The redirect URI is not registered for this client',
    "Redirect URI 'https://claude.ai/api/mcp/auth_callback' not registered for client",
    'redirect_uri https://app.example/cb is not allowed',
    'Invalid Redirect URI',
    'unregistered redirect_uri',
    '{"error":"invalid_request","error_description":"redirect_uri is not allowed"}',
    '{"status":false,"errorCode":4700,"errorMessage":"Invalid redirect url","result":null}',
    '{"error":{"code":400,"message":"The callback URL is not allowed."}}',
    'The redirect_uri and application url must have matching hosts',
    'redirect_uriがアプリの設定に登録されていません。',
    'リダイレクトURLが一致しません',
    'redirect_uri 参数错误',
    '{"redirect_uri": ["Not a well formed URL."]}',
    '{"redirectUri":"This field must not be blank"}',
    '回调地址不合法',
    'redirect uri is illegal(100010)',
    '등록되지 않은 리다이렉트 URI입니다',
    'Die Weiterleitungs-URI ist nicht registriert.',
    'Ungültige redirect_uri',
    'L’URL de redirection n’est pas autorisée pour cette application',
    'La URI de redirección no está registrada',
    'A redirect_uri informada não está cadastrada',
    'Адрес перенаправления не совпадает с указанным в настройках',
    'Geçersiz redirect_uri',
  ])('are “%s”', (text) => {
    expect(aboutRedirectUri(text)).toBe(true);
  });

  it.each([
    '',
    'invalid_client',
    'The redirect URI was fine. The scope is invalid',
    '<a href="/login?redirect_uri=https://app.example/cb">invalid password</a>',
    '{"error":"invalid_scope","redirect_uri_mismatch":false}',
    'You will be redirected',
    'Redirect URI https://app.example/cb. Password invalid',
    'Your redirect URI: https://app.example/cb works. Your password is not allowed here',
    '<script>var page={"message":"Incorrect user name","redirect_uri":"https://app.example/cb"}</script>',
    '<a href="/login?redirect_uri=https://app.example/cb">パスワードが正しくありません</a>',
    'Ihr Passwort ist ungültig. Danach geht es zur Weiterleitungs-URI',
    'Kein Zugriff: das Konto ist nicht registriert',
    '密码错误，请重新输入',
    '{"redirect_uri":"https://app.example/cb with blanks in it","error":"invalid_scope"}',
    '{"message":"Password invalid","redirect_uri":"https://app.example/cb"}',
  ])('are not “%s”', (text) => {
    expect(aboutRedirectUri(text)).toBe(false);
  });

  it('are not found in a long page that never says what is wrong', () => {
    expect(aboutRedirectUri('redirect uri '.repeat(4000))).toBe(false);
    expect(aboutRedirectUri('redirect uri https://a.example/'.repeat(4000))).toBe(false);
    expect(aboutRedirectUri('回调地址 '.repeat(4000))).toBe(false);
  });
});
