import { describe, expect, it } from 'vitest';
import { loosePhrasesIn } from '../../../../../lib/facts/said/phrases/find.ts';
import { loosePhrases } from '../../../../../lib/facts/said/phrases/loose.ts';
import { saidCauseNames } from '../../../../../lib/vocabulary/said-cause-names.ts';
import { saidBy } from '../../../../../lib/facts/said/said.ts';
import { answer, document, page } from '../../../../support/said.ts';

const sentences: readonly (readonly [id: string, sentence: string])[] = [
  [
    'loose-redirect-uri',
    'The callback URL you sent is not among those allowed: not registered for this integration.',
  ],
  ['loose-redirect-uri', 'The redirect URI http://a.example/cb differs from what was configured.'],
  ['loose-in-testing', 'This client is in sandbox mode: the account was not added to it.'],
  ['loose-in-testing', 'Only testers may sign in.'],
  ['loose-admin-approval', 'Your workspace owner has not approved this app.'],
  ['loose-admin-approval', 'This app must be pre-approved by your account admin.'],
  ['loose-logout-uri', 'This post-logout redirect is not whitelisted for the application.'],
  ['loose-logout-hint', 'The logout needs an id_token_hint, which is missing.'],
  ['loose-idp-initiated', 'IdP-initiated sign-in is switched off here and not enabled for this partner.'],
  ['loose-in-response-to', 'InResponseTo refers to an unknown request.'],
  ['loose-destination', 'The Destination of the message does not match our endpoint.'],
  ['loose-relay-state', 'RelayState is missing or was altered.'],
  ['loose-nameid', 'No usable NameID was sent: the format is unsupported.'],
  ['loose-nonce', 'The nonce inside the identity token isn’t valid; it does not match ours.'],
  ['loose-pkce', 'PKCE check failed for this exchange.'],
  ['loose-state', 'The OAuth state you returned does not match what we stored for you.'],
  ['loose-state', 'Security check: wrong state received.'],
  ['loose-state-gone', 'We could not find the login attempt you want to finish.'],
  ['loose-csrf', 'Possible cross-site request forgery: the check failed.'],
  ['loose-cookie', 'A required cookie was not sent by your browser, it is missing.'],
  ['loose-session', 'Your session is no longer here.'],
  ['loose-session', 'The callback was called but there’s no session state found.'],
  ['loose-state-gone', 'No matching login request was found.'],
  ['loose-claim', 'The claim “groups” is missing in the token.'],
  ['loose-claim', 'preferred_username not found.'],
  ['loose-code', 'That authorization code was consumed before.'],
  ['loose-secret', 'The client secret looks incorrect.'],
  ['loose-client', 'There is no such relying party here.'],
  ['loose-admin', 'Ask an administrator to approve this app.'],
  ['loose-mail-domain', 'Email domain not allowed'],
  ['loose-mail-domain', 'Your Google Apps domain name isn’t allowed.'],
  ['loose-origin', 'Requests from this origin are not permitted.'],
  ['loose-origin', 'The domain is not authorized.'],
  ['loose-scope', 'The scope “reports” is not granted to your application.'],
  ['loose-redirect-east', '指定されたリダイレクトURIは登録されていません。'],
  ['loose-redirect-east', '回调地址与登记的不一致'],
  ['loose-state-east', 'stateパラメータが一致しません。'],
  ['loose-state-east', 'state 값이 올바르지 않습니다.'],
  ['loose-cookie-east', 'クッキーが無効になっています。'],
  ['loose-cookie-east', '您的浏览器已禁用，請啟用 cookie 已停用'],
  ['loose-session-east', 'セッションの有効期限が切れました。'],
  ['loose-session-east', '会话已过期，请重新登录'],
  ['loose-session-east', '세션이 만료되었습니다.'],
  ['loose-code-east', '授权码已使用或已过期'],
  ['loose-client-east', '존재하지 않는 클라이언트: 클라이언트를 찾을 수 없음'],
  ['loose-linked-east', '该微信账号已绑定其他用户'],
  ['loose-linked-east', 'このアカウントは既に別のユーザーと連携されています。'],
  ['loose-user-disabled-east', '您的帳號已停用'],
  ['loose-user-disabled-east', 'アカウントがロックされています'],
  ['loose-denied-east', 'アクセスが拒否されました。'],
  ['loose-denied-east', '您没有权限访问此应用'],
  ['loose-audience', 'The token’s audience is wrong for this service.'],
  ['loose-issuer', 'Untrusted issuer https://a.example/.'],
  ['loose-clock', 'The assertion was issued in the future.'],
  ['loose-expired', 'The access token has expired, renew it.'],
  ['loose-signature', 'The signature could not be checked with any key: no matching key.'],
  ['loose-signature', 'XML signature does not verify against the configured certificate'],
  ['loose-signature', 'Die Signatur der Antwort ist ungültig.'],
  ['loose-signature', 'La signature de la réponse est invalide'],
  ['loose-signature', 'La firma de la aserción no es válida'],
  ['loose-decrypt', 'We were unable to decrypt the message.'],
  ['loose-email-unverified', 'We could not sign you in: your email at Discord is unverified.'],
  ['loose-email-unverified', 'Ihre E-Mail-Adresse ist nicht bestätigt.'],
  ['loose-email', 'Your provider didn’t return an e-mail for you.'],
  ['loose-email', 'Neither id token nor userinfo contained an email'],
  ['loose-account-exists', 'An account with this address already exists under a different provider.'],
  ['loose-stronger', 'Multi-factor authentication is required by your organisation.'],
  ['loose-no-account', 'User does not exist and auto registering is disabled.'],
  ['loose-no-account', 'User not found'],
  ['loose-no-registration', 'Sign up is disabled'],
  ['loose-no-registration', 'Signups are disabled. You will need an invitation'],
  ['loose-no-registration', 'Registrations are currently disabled'],
  [
    'loose-no-registration',
    'The workspace requires an invite before you can create an account: an invitation is required.',
  ],
  [
    'loose-account-pending',
    'We could not sign you in because your account is awaiting approval from your GitLab administrator.',
  ],
  ['loose-account-pending', 'Your registration has not been approved yet.'],
  ['loose-account-shut', 'Your account has been blocked.'],
  ['loose-account-shut', 'This user has been disabled'],
  [
    'loose-account-shut',
    'Your account is prohibited from signing in, please contact your site administrator.',
  ],
  [
    'loose-mail-domain',
    'The domain associated with your email address has not been allowed for this workspace.',
  ],
  ['loose-mail-domain', 'AzureAD OAuth: tenant mismatch'],
  ['loose-role', 'IdP did not return a valid role attribute, please contact your administrator'],
  ['loose-role', 'Invalid user role. Contact your administrator'],
  ['loose-role', 'User is not in the correct group to access Home Assistant, contact your administrator!'],
  [
    'loose-role',
    'either the user does not have any group membership or the groups claim is missing from the token.',
  ],
  ['loose-account-exists', 'Email has already been taken'],
  ['loose-account-exists', 'Conflict, the user with same username or email has been onboarded.'],
  ['loose-account-exists', 'Existing SSO user with same email'],
  ['loose-account-exists', 'This Google account is already used by another user.'],
  ['loose-email', 'OAuth profile does not have an email address'],
  [
    'loose-account-exists',
    'There is already an account associated with that email address using a sign in method other than openid.',
  ],
  ['loose-account-exists', 'This OpenID account has already been used to sign up.'],
  ['loose-account-shut', 'This account is inactive.'],
  ['loose-mail-domain', 'The email address you provided does not belong to an accepted domain.'],
  [
    'loose-mail-domain',
    'Your email address is not in one of the domains that are allowed to register for accounts in this organization.',
  ],
  ['loose-session', 'This session was already completed.'],
  ['loose-email', "Sign-in failed because Email can't be blank."],
  ['loose-no-account', 'Der Benutzer existiert nicht, die Anmeldung ist fehlgeschlagen.'],
  ['loose-no-provisioning', 'No such person, and just-in-time provisioning is turned off.'],
  ['loose-user-limit', 'User limit reached. Please contact your administrator.'],
  ['loose-role', 'You must have "editor" role to log in.'],
  ['loose-role', 'Unfortunately your user has no roles, and therefore you cannot use this.'],
  ['loose-role', 'None of your groups may use it.'],
  ['loose-account-locked', 'Your account has been locked after too many failed attempts.'],
  ['loose-account-locked', 'Ihr Konto wurde nach zu vielen Fehlversuchen gesperrt'],
  ['loose-account-locked', 'Su cuenta ha sido bloqueada por demasiados intentos.'],
  ['loose-account-locked', 'Votre compte est verrouillé après trop de tentatives.'],
  ['loose-not-assigned', 'Your account is not allowed to use this tool.'],
  ['loose-rate', 'Too many login attempts, try again later.'],
  ['loose-id-token', 'The ID token could not be verified.'],
  ['loose-userinfo', 'Failed to load the user profile from the provider.'],
  ['loose-exchange', 'Exchanging the code for tokens failed.'],
  ['loose-provider-unreachable', 'The identity provider did not respond in time.'],
  ['loose-registration', 'Dynamic registration is disabled on this server.'],
  ['loose-https', 'HTTPS is required to sign in.'],
  ['loose-popup', 'The login window was closed too early.'],
  ['loose-loop', 'We noticed a redirect loop while signing you in.'],
];

describe('a sentence in nobody’s known words', () => {
  it.each(sentences)('%s: %s', (id, sentence) => {
    expect(loosePhrasesIn(sentence).map((one) => one.id)).toContain(id);
  });

  it('is there for every row', () => {
    const shown = new Set(sentences.map(([id]) => id));
    expect(loosePhrases.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
    const known = new Set<string>(saidCauseNames);
    const pointed = loosePhrases.flatMap(({ cause, suspects }) => (cause ? [cause] : suspects));
    expect(pointed.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('a sentence about something else', () => {
  it.each([
    'Email could not be sent: SMTP settings missing',
    'Could not send the e-mail: no address',
    'The email template is missing',
    'Die E-Mail konnte nicht gesendet werden: Vorlage fehlt',
    'SMTP authentication failed: invalid client credentials',
    'The mail server requires TLS',
    'Public key file not found',
    'ENOENT: signing key /etc/app/jwt.pem not found',
    'Could not find the client bundle',
    'client.js not found',
    'Could not find client manifest',
    'Redis client error: not found',
    'Unknown database client',
    'Session file not found',
    'After five failed attempts the door opens again.',
    'Ihr Konto ist aktiv, Ihre Karte gesperrt.',
    'La firma Meier GmbH no existe',
    'Please verify your signature before you send the contract',
    'Welcome back to the United States of invalid parking.',
    'Your order could not be found.',
    'The statement does not match.',
    'Something went wrong, please try again.',
    'Payment failed: card expired.',
    'Choose a role for your team.',
    'Roles and groups',
    'The seats of this theatre are comfortable.',
    'You have been added to three groups.',
    'We sell cookies and tea.',
    'The editor could not save your text.',
    'Page not found',
    'Internal server error',
    'The role of cookies on the web',
    'Your account settings could not be saved.',
    'Create an account or sign up for free.',
    'This group chat is closed.',
    'An error occurred in the user interface.',
    'A user agent without scripts is not supported.',
    'Your email was sent.',
    'Password sign-in is required here, an error occurred.',
    'Password must be eight characters long.',
    'セッションを開始しました。',
    'ログインしました。',
    'パスワードが無効です。',
    'メールアドレスが見つかりません。',
    'クッキーについて',
    '登录成功，欢迎回来。',
    '用户名或密码错误。',
    '订单不存在。',
    '您的会话正在进行中。',
    '回调地址设置',
    '驗證碼無效。',
    '找不到頁面',
    '로그인되었습니다.',
    '비밀번호가 올바르지 않습니다.',
    '주문을 찾을 수 없습니다.',
    '세션 목록',
    '페이지를 찾을 수 없습니다',
  ])('%s', (sentence) => {
    expect(loosePhrasesIn(sentence)).toEqual([]);
  });
});

describe('a sentence about the login that names its means', () => {
  it.each([
    ['loose-redirect-uri', 'The redirect URI https://app.example/static/callback.js is not registered.'],
    ['loose-email', 'The provider sent no email for this account.'],
    ['loose-client', 'The OAuth client was not found in our database.'],
    ['loose-no-account', 'User not found in the database'],
    ['loose-no-account', 'User not found, please send an email to support@app.example'],
    ['loose-redirect-uri', 'This redirect URI is not registered in the app manifest.'],
    ['loose-claim', 'The claim email was not found in the user profile.'],
  ])('%s: %s', (id, sentence) => {
    expect(loosePhrasesIn(sentence).map((one) => one.id)).toContain(id);
  });
});

describe('in what is said', () => {
  it('a known wording goes alone', () => {
    const said = saidBy(answer({ message: 'Unable to verify authorization request state.' }));
    expect(said?.phrases.map(({ phrase }) => phrase.id)).toEqual(['passport-no-state']);
  });

  it('a loose one stands where none is known, before one that hides the reason', () => {
    const said = saidBy(
      page(document('<h1>The state you sent does not match the one we kept.</h1>'), {
        url: 'https://app.example/login?error=Configuration',
      }),
    );
    expect(said?.phrases.map(({ phrase }) => phrase.id)).toEqual(['loose-state', 'authjs-configuration']);
  });

  it('running text of a page that answers well is not about this login, unless its heading says so', () => {
    const told = '<p>This account is inactive.</p>';
    const feed =
      '<p>Kim opened an issue: Registration is disabled for whom?</p><p>Registration is disabled.</p>';
    const ids = (html: string) =>
      saidBy(page(html, { status: 200 }))?.phrases.map(({ phrase }) => phrase.id) ?? [];
    expect(ids(document(feed, 'Dashboard'))).toEqual([]);
    expect(ids(document(told, 'Papers'))).toEqual(['loose-account-shut']);
    expect(ids(document(`<h1>Login failed</h1>${feed}`))).toContain('loose-no-registration');
  });

  it('a page that answers well says nothing by a loose wording alone', () => {
    const long = `<p>${'We explain cookies, sessions and why they may be missing. '.repeat(30)}</p>`;
    expect(saidBy(page(document(long), { status: 200 }))).toBeUndefined();
  });
});
