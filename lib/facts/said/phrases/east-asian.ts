import { code, looselySays, product, says, type Phrase } from './phrase.ts';
import { backChannel, cookieLost, otherLogin } from './suspects.ts';

const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;
const app = { owner: 'client' } as const;
const person = { owner: 'person' } as const;

/** What products say in Japanese, Chinese (both scripts) and Korean. */
export const eastAsian = [
  ...product('Keycloak', provider, [
    says(
      'keycloak-redirect-east',
      ['参数无效：redirect_uri', '參數無效：redirect_uri', '잘못된 매개변수: redirect_uri'], // prettier-ignore
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'keycloak-client-east',
      ['=クライアントが見つかりません', '=客户端未找到', '=找不到客戶端', '=클라이언트를 찾을 수 없습니다'],
      'client-unknown-here',
      app,
    ),
    says(
      'keycloak-client-disabled-east',
      ['クライアントが無効になっています', '客户端已禁用', '客戶端已停用', '클라이언트가 비활성화되었습니다'],
      'app-not-ready',
      admin,
    ),
    says(
      'keycloak-request-east',
      ['=無効なリクエストです', '=非法的请求', '=請求無效', '=잘못된 요청', '不足パラメーター:', '缺少参数 :', '缺少參數：', '누락된 매개변수:'], // prettier-ignore
      'request-refused',
      app,
    ),
    says(
      'keycloak-https-east',
      ['=HTTPSが必須です', '=需要HTTPS', '=必須使用 HTTPS', '=HTTPS 필요'],
      'redirect-scheme-proxy',
      { owner: 'proxy', means: 'Keycloak believes that it is reached by plain http.' },
    ),
    says(
      'keycloak-cookie-east',
      [
        'クッキーが見つかりません',
        '未找到 cookie。请确保浏览器',
        '找不到重新登入的 Cookie',
        '쿠키를 찾을 수 없습니다. 브라우저에서',
      ],
      'as-session-lost',
      {
        means:
          'Keycloak’s own login cookie is gone: its page stood too long, was opened from a bookmark, or its address is not the one the cookie was set for.',
      },
    ),
    says(
      'keycloak-expired-east',
      [
        'このページはもはや有効ではありません',
        'アプリケーションを介して再度ログインしてください',
        '此页面已失效，请返回应用程序',
        '请通过应用程序重新登录',
        '登录超时，请重新登录',
        '此頁面已失效，請返回應用程式',
        '請透過應用程式重新登入',
        '登入逾時，請重新登入',
        '動作逾時，請',
        '操作已过期。请',
        '이 페이지는 더 이상 유효하지 않습니다. 애플리케이션',
        '애플리케이션을 통해 다시 로그인하세요',
      ],
      'as-session-lost',
      person,
    ),
    says(
      'keycloak-broker-east',
      [
        'アイデンティティー・プロバイダーからトークンを取得できませんでした',
        'アイデンティティー・プロバイダーを使用して認証できませんでした',
        '从身份提供者获得令牌时遇到未知错误',
        '未从身份提供者获得令牌',
        '无法通过身份提供者认证',
        '無法從身分提供者取得權杖',
        '無法與身分提供者進行驗證',
        'ID 공급자로부터 토큰을 얻을 수 없습니다',
        'ID 공급자로 인증할 수 없습니다',
      ],
      backChannel,
      {
        ...admin,
        means: 'It is the outer provider’s login that failed: Keycloak is the app there.',
      },
    ),
    says(
      'keycloak-linked-east',
      [
        'すでに別のユーザーにリンクされています',
        '联合身份已链接到另一个用户',
        '聯邦身分已連結至其他使用者',
        '다른 사용자와 이미 연결되어 있습니다',
      ],
      'account-conflict',
      person,
    ),
    says(
      'keycloak-user-disabled-east',
      [
        'アカウントが無効です。管理者',
        'アカウントは無効です。管理者',
        '账户被禁用，请联系管理员',
        '帳號已停用，請聯絡管理員',
        '계정이 비활성화되었습니다. 관리자',
      ],
      'policy-denied',
      admin,
    ),
  ]),
  ...product('GitLab, Mastodon and other Rails providers (Doorkeeper)', provider, [
    says(
      'doorkeeper-redirect-east',
      [
        '含まれるリダイレクトURIが正しくありません',
        '无效的登录回调地址',
        '這個轉向網址無效',
        '포함된 리다이렉트 URI가 유효하지 않습니다',
      ],
      'redirect-uri-mismatch',
      admin,
    ),
    says(
      'doorkeeper-denied-east',
      [
        'リソースオーナーもしくは認可サーバがリクエストを拒否しました',
        '资源所有者或服务器拒绝了请求',
        '擁有者或認證伺服器拒絕此需求',
        '리소스의 소유자 혹은 인증 서버가 요청을 거부했습니다',
      ],
      ['user-cancelled', 'policy-denied'],
      person,
    ),
    says(
      'doorkeeper-client-east',
      [
        'クライアントが不明か、クライアント認証が含まれていないか',
        '由于应用信息未知、未提交认证信息',
        '由於未知、不支援或是沒有客戶端認證',
        '알려지지 않은 클라이언트이거나, 인증 정보가 누락됐거나',
      ],
      ['client-unknown-here', 'secret-wrong-or-expired', 'auth-method-mismatch'],
      app,
    ),
    says(
      'doorkeeper-grant-east',
      [
        '指定された認可グラントは無効か、有効期限切れか',
        '授权方式无效、过期或已被撤销',
        '授權許可型態無效，或者轉向網址',
        '주어진 허가 그랜트(authorization grant)가 유효하지 않거나',
      ],
      ['code-reused', 'code-expired', 'redirect-mismatch-at-token'],
      app,
    ),
    says(
      'doorkeeper-scope-east',
      [
        '指定されたスコープが無効か、不明か',
        '请求的权限范围无效、未知',
        '請求範圍無效、未知',
        '요청된 스코프는 유효하지 않거나',
      ],
      'scope-retired-or-not-allowed',
      app,
    ),
  ]),
  ...product('WeChat', provider, [
    says('wechat-redirect', ['redirect_uri 参数错误', 'redirect_uri参数错误'], 'redirect-uri-mismatch', {
      ...admin,
      means: 'The host of redirect_uri is not the callback domain (授权回调域) that is set for this app.',
      fix: 'On the Open Platform (or the official account’s web authorization settings) set the callback domain to exactly the host of redirect_uri, without scheme and path.',
    }),
    code('wechat-secret', '40125', 'secret-wrong-or-expired', { ...app, member: 'errcode' }),
    code('wechat-code', ['40029', '40163', '42003'], ['code-reused', 'code-expired'], {
      ...app,
      member: 'errcode',
    }),
    code('wechat-appid', '40013', 'client-unknown-here', { ...app, member: 'errcode' }),
    says('wechat-client', ['appid 参数错误', 'appid参数错误'], 'client-unknown-here', app),
    says(
      'wechat-scope',
      ['Scope 参数错误或没有 Scope 权限', 'scope参数错误或没有scope权限'],
      'scope-retired-or-not-allowed',
      {
        ...admin,
        means:
          'The scope is none of this login page, or the app has no right to it: the QR code for websites (connect/qrconnect) takes snsapi_login, and snsapi_base and snsapi_userinfo are for pages inside WeChat (connect/oauth2/authorize).',
        fix: 'Ask for snsapi_login at connect/qrconnect, with the AppID of an approved website application (网站应用); for snsapi_base and snsapi_userinfo go to connect/oauth2/authorize with that of the official account.',
      },
    ),
  ]),
  ...product('QQ', provider, [
    says('qq-redirect', 'redirect uri is illegal', 'redirect-uri-mismatch', {
      ...admin,
      fix: 'Enter the address that the app sends among this website’s callbacks at the provider (QQ Connect: connect.qq.com, 管理中心, 回调地址): scheme, host and path.',
    }),
  ]),
  ...product('Alipay', provider, [
    says('alipay-client', '无效的AppID参数', 'client-unknown-here', { ...app, tokens: ['invalid-app-id'] }),
    says('alipay-permissions', 'ISV权限不足', 'app-not-ready', {
      ...admin,
      tokens: ['insufficient-isv-permissions'],
      means:
        'The app lacks the function at Alipay that this login needs: it was not added to it, or not signed for.',
      fix: 'Add the function (网页/移动应用 登录, 获取会员信息) to the app in Alipay’s developer centre, sign for it and put the app online.',
    }),
  ]),
  ...product('Kakao', provider, [
    says('kakao-redirect-words', '등록하지 않은 리다이렉트 URI', 'redirect-uri-mismatch', admin),
    says('kakao-consent-words', '설정하지 않은 동의 항목', 'scope-retired-or-not-allowed', admin),
  ]),
];

const lost = '期限切れ|期限が切れ|見つかりません|無効|失われ|ありません|过期|過期|失效|无效|無效|丢失|遺失|不存在|找不到|未找到|超时|逾時|만료|찾을 수 없|유효하지|잘못된|없습니다'; // prettier-ignore
const differs = '一致しません|正しくありません|不正|無効|不匹配|不一致|不符|错误|錯誤|无效|無效|非法|일치하지|올바르지|유효하지|잘못된'; // prettier-ignore
const refused = '拒否され|許可されていません|権限がありません|被拒绝|被拒絕|遭拒|拒绝访问|拒絕存取|没有权限|沒有權限|无权|無權|权限不足|權限不足|거부|권한이 없'; // prettier-ignore

/** The same matters in nobody’s own words, as {@link looselySays} has them. */
export const looseEastAsian: readonly Phrase[] = [
  looselySays(
    'loose-redirect-east',
    'リダイレクトuri|リダイレクト uri|リダイレクトurl|コールバックurl|回调地址|回调url|回調網址|重定向uri|重定向 uri|重定向地址|重新導向 uri|重導向 uri|리다이렉트 uri|리디렉션 uri|리디렉션 url|콜백 url',
    `${differs}|登録されてい|未注册|未註冊|未登记|没有注册|등록되지|등록되어 있지`,
    'redirect-uri-mismatch',
    'admin',
  ),
  looselySays(
    'loose-state-east',
    'stateパラメータ|state パラメータ|stateの|stateが|state 参数|state参数|state 參數|state 값|state 파라미터|state가|state 매개변수',
    `${differs}|${lost}`,
    otherLogin,
    'client',
  ),
  looselySays(
    'loose-cookie-east',
    'クッキー|cookieが|cookie を|cookie 被|cookie已|cookie 已|쿠키',
    `${lost}|無効になって|有効にして|禁用|停用|启用|啟用|비활성화|활성화`,
    cookieLost,
    'client',
  ),
  looselySays(
    'loose-session-east',
    'セッション|会话|會話|工作阶段|工作階段|세션|登录请求|登入請求|ログイン要求|로그인 요청',
    lost,
    ['as-session-lost', ...cookieLost],
    'client',
  ),
  looselySays(
    'loose-code-east',
    '認可コード|授权码|授權碼|인가 코드|인증 코드가 이미',
    `${lost}|使用済み|既に使用|已使用|已被使用|已经使用|이미 사용`,
    ['code-reused', 'code-expired', 'redirect-mismatch-at-token'],
    'client',
  ),
  looselySays(
    'loose-client-east',
    'クライアントid|クライアント id|クライアントが|客户端|客戶端|client_id|클라이언트',
    '見つかりません|登録されていません|不明な|未找到|找不到|不存在|未注册|未註冊|찾을 수 없|등록되지|존재하지',
    'client-unknown-here',
    'client',
  ),
  looselySays(
    'loose-linked-east',
    'アカウント|ユーザー|账号|账户|帳號|帳戶|帐号|用户|使用者|계정',
    '既に連携|すでに連携|既に別の|すでに別の|連携済み|已绑定|已被绑定|已綁定|已被綁定|已关联|已連結至其他|이미 연결|이미 연동|이미 다른',
    'account-conflict',
    'person',
  ),
  looselySays(
    'loose-user-disabled-east',
    'アカウント|账号|账户|帳號|帳戶|帐号|계정',
    '無効化|無効になって|停止され|ロックされ|被禁用|已禁用|已停用|被停用|被冻结|已冻结|被凍結|被锁定|被鎖定|비활성화|정지되|잠겼|잠겨',
    'policy-denied',
    'admin',
  ),
  looselySays(
    'loose-denied-east',
    'アクセス|ログイン|认证|授权|访问|登录|存取|授權|登入|접근|로그인|액세스',
    refused,
    ['policy-denied', 'not-assigned', 'user-cancelled'],
    'admin',
  ),
];
