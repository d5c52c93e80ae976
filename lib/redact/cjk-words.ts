/**
 * Words of software about logins, and what joins them, in scripts that are written without spaces or without capitals: Japanese, Chinese
 * (both scripts), Korean. None is anybody’s name. Of one character alone are those that join others.
 */
const words: ReadonlySet<string> = new Set(
  `
  無効 有効 有効期限 期限 期限切れ 切れ 切れて 切れました 失敗 成功 認証 認可 登録 確認 許可 権限 拒否 禁止 不正 不明 必須 必要 不足 要求 要求元 応答 処理 予期せぬ 予期しない 内部
  一時 一時的 管理者 問い合わせ お問い合わせ 連絡 連携 連携済み 既存 既に すでに 別の 他の 異なる 現在 再度 続行 開始 終了 設定 構成 検証 署名 証明書 状態 一致 不一致 存在 発生 取得
  送信 受信 指定 含まれる 含まれて サポート パラメーター パラメータ リクエスト リダイレクト リダイレクト先 コールバック クライアント アプリケーション アプリ ブラウザー ブラウザ クッキー セッション ログイン
  ログアウト サインイン サインアウト ユーザー ユーザ アカウント メール メールアドレス アドレス パスワード トークン アクセストークン コード 認可コード エラー エラーコード ページ サーバー サーバ
  プロバイダー プロバイダ アイデンティティー アイデンティティ スコープ アクセス リンク リソース オーナー グラント タイプ メソッド サービス システム ドメイン テナント 組織 ロック
  停止 中断 無効化 有効化 タイムアウト 接続 通信 ネットワーク 画面 ボタン 戻る 戻り 戻って 閉じて 開いて 試し もう一度 やり直し 最初 から まで により による について として ため 場合 この
  その これ です ます ません ました でした ください して した する され されて されました されません されていません されている されています できません できませんでした できます なりました
  なって なっています います いません ありません あります ありませんでした ありませんので 見つかりません 見つかりませんでした 正しくありません しました しています もしくは または および もはや 介して 経由
  申し訳ございません 申し訳ありません 恐れ入りますが しばらく 時間 時刻 経って 以下 原因 理由 詳細 問題 障害 メンテナンス 利用 ご利用 使用 制限 超え 超過 回数 試行 キャンセル 同意 承認 承認済み
  招待 新規 作成 削除 変更 更新 保存 表示 入力 選択 クリック 開発者 サイト チャネル ステータス 済み いない いる ない おらず できない 使い 切り 初め 起動 実行 対象 形式 方式 種類 許可されていません
  登録されていません 登録されていない 一致しません 間違って 間違い 異常 終わり 切断 失効 入れて させて 済んで 行って 行う 行われ 見直し 必ず 現在の すべて いずれか 通常 標準 フロー インプリシット ブローカー
  もの こと よう 際に ので には では との への にて ても ては たは かの さい

  无效 無效 失效 已失效 有效 过期 過期 已过期 已過期 超时 超時 逾时 逾時 登录 登陆 登入 登錄 登出 注销 会话 會話 工作阶段 工作階段 请求 請求 回调 回調 重定向 重新导向 重新導向 重导向 重導向
  跳转 跳轉 转向 轉向 地址 网址 網址 链接 鏈接 连结 連結 域名 参数 參數 错误 錯誤 失败 拒绝 拒絕 遭拒 存取 访问 訪問 权限 權限 授权 授權 未授权 未授權 未注册 未註冊 注册 註冊 客户端
  客戶端 用户端 用戶端 应用 應用 应用程序 應用程式 应用程式 账户 帳戶 账号 帳號 帐号 帐户 用户 用戶 使用者 管理员 管理員 联系 聯絡 聯繫 禁用 停用 已禁用 已停用 启用 啟用 已启用 已啟用 锁定
  鎖定 冻结 凍結 绑定 綁定 关联 關聯 已链接 已連結 连结至 連結至 链接到 另一个 另一個 其他 其它 找不到 未找到 不存在 已存在 不允许 不允許 不支持 不支援 不匹配 不一致 不正确 不正確 不合法 非法
  中断 中斷 缺少 必要 必要的 必须 必須 需要 浏览器 瀏覽器 令牌 權杖 凭证 憑證 验证 驗證 验证码 驗證碼 认证 認證 身份 身分 提供者 提供方 提供商 提供程序 服务 服務 服务器 服務器 伺服器 发生 發生 出现 出現 遇到
  未知 未知的 意外 非预期 非預期 内部服务 内部 异常 異常 系统 系統 繁忙 稍后 稍後 再试 再試 重试 重試 重新 通过 透過 返回 回到 回應 响应 页面 頁面 这个 這個 当前 目前 您的 您已 已经 已經 没有 沒有 无法 無法
  不能 确保 確保 是否 或者 由于 由於 因为 因為 处理 處理 类型 類型 格式 范围 範圍 签名 簽章 签发 狀態 状态 时间 時間 设置 設置 設定 配置 信息 資訊 操作 动作 動作 开始 開始 继续 繼續 点击 點擊 关闭 關閉
  窗口 視窗 网络 網路 连接 連線 超过 超過 次数 次數 限制 太多 过多 公众号 微信 支付宝 商户 企业 企業 开放平台 开发者 開發者 可能 若要 請將 请将 或瀏覽器 被删除 被刪除 已被 資源 资源 所有者 擁有者 指定 指定的
  標準 标准 流程 隐式 隱含 启动 啟動 允许 允許 不在 活动 活動 中繼 中继 缺失 正确 正確 不符 不符合 不可用 不可 可用 成功登录 最多 至少 任何 组织 組織 成员 成員 领域 領域 检查 檢查 确认 確認 联邦 聯邦 多个 多個
  已登录 已登入 已在 处理中 服务商 平台 后台 帐户已 权限不足 權限不足 请确保 請確保 不同 不同的 访问被拒绝 存取被拒 该应用 此应用 此頁面 此页面 该请求

  쿠키 세션 로그인 로그아웃 요청 요청된 요청자 응답 매개변수 파라미터 리디렉션 리다이렉트 콜백 주소 등록 등록하지 등록되지 유효 유효하지 유효한 잘못된 잘못 만료 거부 거부됨 권한 접근 클라이언트 애플리케이션 앱
  사용자 계정 관리자 문의 브라우저 활성화 비활성화 활성 상태 페이지 오류 에러 발생 실패 성공 인증 인가 토큰 코드 링크 연결 연동 다시 시도 확인 설정 서비스 네이버 카카오 아이디 이미 다른 현재 찾을 없습니다 있습니다
  있어 있는지 있는 없는 됩니다 되었습니다 됐습니다 되어 되지 않았습니다 않습니다 않은 않아 하지 하세요 하십시오 해주세요 주세요 합니다 했습니다 하는 하여 하는지 더이상 이상 그리고 또는 혹은 으로 에서 에게 부터 까지 통해 위해
  돌아가 예기치 내부 서버 처리 공급자 제공자 필요 필요합니다 필수 누락 누락된 검증 검증에 중단 중단하였습니다 중단되었습니다 잠시 나중에 시간 초과 지원 지원되지 허용 허용되지 허가 허가되지 일치 일치하지 존재 정보 기간 사용 사용해 사용할 형식 범위 스코프 안전한 보안 관리
  로그인할 로그인되어 로그인하세요 알려지지 빠져있거나 포함된 포함하거나 리소스의 소유자 때문에 인해 불가 불가능 제한 횟수 동의 항목 동의항목 취소 승인 초대 이메일 비밀번호 오류가 문제가 문제 계속 개발 개발자 센터 확인하세요 문의하세요
  시도하세요 시작할 표준 흐름 브라우저에서 애플리케이션으로 세션이 세션에서 연합 반환된 반환 알 수 더 이 그 할 된 한 해 중 후 및 의 는 은 를 을 가 와 과 에 로 도 만 다
  `
    .trim()
    .split(/\s+/),
);

/** They join words, or are part of one; next to something unknown they may be part of a name. */
const joining = new Set(
  'のなはがをにへとでもやかねよりこ于於与與和或为為对對从從到由及且并並请請在的了被此该該您你已未不无無是需若当當前后後中时時内上下至将將以可再同本等并若',
);

const longestWord = Math.max(...[...words].map((word) => word.length));

/** A run of letters of those scripts, with the marks that belong to it. */
const run = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]+/gu;

/** True for text in which such letters are. */
export function hasCjk(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
}

/**
 * The text with each stretch of such letters that is made of no known words replaced: what a program says stays, a name among it goes, and
 * with it a single letter beside it. Other letters are left to `other`, run by run. Linear in the text.
 */
export function withoutUnknownCjk(
  text: string,
  mask: (unknown: string) => string,
  other: (between: string) => string,
): string {
  let out = '';
  let from = 0;
  for (const found of text.matchAll(run)) {
    out += other(text.slice(from, found.index)) + maskedRun(found[0], mask);
    from = found.index + found[0].length;
  }
  return out + other(text.slice(from));
}

type Piece = { text: string; readonly isKnown: boolean };

function maskedRun(letters: string, mask: (unknown: string) => string): string {
  const pieces = withNeighbours(piecesOf(letters));
  return pieces.map(({ text, isKnown }) => (isKnown ? text : mask(text))).join('');
}

/** Longest known words first, from the left. */
function piecesOf(letters: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < letters.length;) {
    const word = wordAt(letters, at);
    const last = pieces.at(-1);
    if (word !== undefined) pieces.push({ text: word, isKnown: true });
    else if (last && !last.isKnown) last.text += letters[at];
    else pieces.push({ text: letters[at] ?? '', isKnown: false });
    at += word?.length ?? 1;
  }
  return pieces;
}

function wordAt(letters: string, at: number): string | undefined {
  for (let length = Math.min(longestWord, letters.length - at); length > 1; length--) {
    const word = letters.slice(at, at + length);
    if (words.has(word)) return word;
  }
  const one = letters[at] ?? '';
  return joining.has(one) || words.has(one) ? one : undefined;
}

/** A single letter beside something unknown goes with it; what is left of neighbours is one piece. */
function withNeighbours(pieces: readonly Piece[]): readonly Piece[] {
  const isTaken = (at: number): boolean => {
    const piece = pieces[at];
    if (!piece) return false;
    if (!piece.isKnown) return true;
    return (
      piece.text.length === 1 && (pieces[at - 1]?.isKnown === false || pieces[at + 1]?.isKnown === false)
    );
  };
  const joined: Piece[] = [];
  for (const [at, { text }] of pieces.entries()) {
    const isKnown = !isTaken(at);
    const last = joined.at(-1);
    if (last && last.isKnown === isKnown) last.text += text;
    else joined.push({ text, isKnown });
  }
  return joined;
}
