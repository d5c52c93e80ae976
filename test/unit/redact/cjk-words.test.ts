import { describe, expect, test } from 'vitest';
import { createRedaction } from '../../../lib/redact/redaction.ts';
import { capture, json } from '../../support/exchange.ts';

const seen = capture(
  json('https://op.example/userinfo', { sub: 'u1', given_name: '太郎', family_name: '田中' }),
);
const redaction = createRedaction('default', seen);
const described = (text: string) => redaction.parameter('error_description', text);

describe('what software says in Japanese, Chinese and Korean stays', () => {
  test.each([
    'セッションの有効期限が切れました。再度ログインしてください。',
    '無効なパラメーター: redirect_uri',
    'クライアントが見つかりません。',
    'このページはもはや有効ではありませんので、アプリケーションに戻り再度ログインしてください',
    '既にログインしています。',
    'アカウントは既に別のユーザーにリンクされています。',
    'アクセスが拒否されました',
    'リダイレクトURIが正しくありません。',
    'CSRF検証に失敗したため、リクエストは中断されました。',
    'CSRF验证失败. 请求被中断.',
    'CSRF 검증에 실패했습니다. 요청을 중단하였습니다.',
    '无效的参数 : redirect_uri',
    '客户端未找到。',
    '登录超时，请重新登录。',
    '未找到 cookie。请确保浏览器已启用 cookie。',
    '此页面已失效，请返回应用程序并重新登录',
    'redirect_uri 参数错误',
    '访问被拒绝',
    '找不到客戶端。',
    '登入逾時，請重新登入。',
    '重導向 URI 無效',
    '客戶端已停用。',
    '存取遭拒',
    '쿠키를 찾을 수 없습니다. 브라우저에서 쿠키가 활성화되어 있는지 확인하세요.',
    '잘못된 매개변수: redirect_uri',
    '클라이언트를 찾을 수 없습니다.',
    '세션이 만료되었습니다. 다시 로그인하세요.',
    '이미 로그인되어 있습니다.',
    '등록하지 않은 리다이렉트 URI를 사용해 인가 코드를 요청했습니다. (KOE006)',
  ])('%s', (text) => expect(described(text)).toBe(text));
});

describe('names in it go, and the rest stays', () => {
  test.each<[string, string, string]>([
    ['ユーザー鈴木花子は登録されていません', '鈴木花子', '登録されていません'],
    ['山田様のアカウントは無効です', '山田', '無効です'],
    ['スミス・ジョンのセッションが見つかりません', 'スミス', '見つかりません'],
    ['用户李小龙未授权访问', '李小龙', '未授权'],
    ['使用者 陳大文 不存在', '陳大文', '不存在'],
    ['您已经以不同用户王小明的身份登录', '王小明', '登录'],
    ['사용자 김철수 님을 찾을 수 없습니다', '김철수', '찾을 수 없습니다'],
    ['이영희님의 계정이 비활성화되었습니다', '이영희', '비활성화'],
    ['田中太郎のセッションが無効です', '田中太郎', '無効です'],
    ['ユーザー kenji.suzuki は無効です', 'kenji', '無効です'],
    ['用户kenji@mail.example未注册', 'kenji', '未注册'],
    ['コードa8Kd93Jx0qLm2ZvTは無効です', 'a8Kd93Jx0qLm2ZvT', '無効です'],
  ])('%s', (text, name, kept) => {
    const told = described(text);
    for (const part of /\p{Script=Han}/u.test(name) ? [...name] : [name]) expect(told).not.toContain(part);
    expect(told).toContain(kept);
  });

  test('a single letter beside a name goes with it', () => {
    expect(described('用户田中有未注册')).not.toContain('有');
  });

  test('twice is the same as once, and it is linear', () => {
    const once = described('用户李小龙未授权访问');
    expect(described(once)).toBe(once);
    expect(described('山'.repeat(20_000)).length).toBeLessThan(200);
  });
});
