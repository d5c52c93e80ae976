/** What products say in Japanese, Chinese and Korean; as {@link appSamples} is written. */
export const eastAsianSamples = String.raw`
qq-redirect <p class="error_tips">redirect uri is illegal(100010)</p>
keycloak-redirect-east <div class="alert alert-error"><p class="instruction">參數無效：redirect_uri</p></div>
keycloak-redirect-east <p class="instruction">잘못된 매개변수: redirect_uri</p>
keycloak-client-east <h1>申し訳ございません</h1><p class="instruction">クライアントが見つかりません。</p>
keycloak-client-east <p class="instruction">客户端未找到。</p>
keycloak-client-disabled-east <p class="instruction">客戶端已停用。</p>
keycloak-request-east <p class="instruction">잘못된 요청</p>
keycloak-https-east <p class="instruction">必須使用 HTTPS</p>
keycloak-cookie-east <p class="instruction">쿠키를 찾을 수 없습니다. 브라우저에서 쿠키가 활성화되어 있는지 확인하세요.</p>
keycloak-cookie-east <p class="instruction">未找到 cookie。请确保浏览器已启用 cookie。</p>
keycloak-expired-east <p class="instruction">このページはもはや有効ではありませんので、アプリケーションに戻り再度ログインしてください</p>
keycloak-expired-east <p class="instruction">登入逾時，請重新登入。</p>
keycloak-broker-east <p class="instruction">无法从外部登录：从身份提供者获得令牌时遇到未知错误。</p>
keycloak-linked-east <p class="instruction">GitHubによって返された連携済みアイデンティティーは、すでに別のユーザーにリンクされています。</p>
keycloak-user-disabled-east <p class="instruction">계정이 비활성화되었습니다. 관리자에게 문의하세요.</p>
doorkeeper-redirect-east {"error":"invalid_redirect_uri","error_description":"含まれるリダイレクトURIが正しくありません。"}
doorkeeper-redirect-east <h3>发生错误</h3><pre>无效的登录回调地址。</pre>
doorkeeper-denied-east ?/cb?error=access_denied&error_description=%E8%B5%84%E6%BA%90%E6%89%80%E6%9C%89%E8%80%85%E6%88%96%E6%9C%8D%E5%8A%A1%E5%99%A8%E6%8B%92%E7%BB%9D%E4%BA%86%E8%AF%B7%E6%B1%82%E3%80%82
doorkeeper-client-east {"error":"invalid_client","error_description":"クライアントが不明か、クライアント認証が含まれていないか、もしくは認証メソッドがサポートされていないため、クライアント認証は失敗しました。"}
doorkeeper-grant-east {"error":"invalid_grant","error_description":"授权方式无效、过期或已被撤销、与授权请求中的回调地址不一致，或使用了其他应用的回调地址。"}
doorkeeper-scope-east {"error":"invalid_scope","error_description":"요청된 스코프는 유효하지 않거나, 알려지지 않았거나, 형식이 잘못되었습니다."}
wechat-redirect <p class="err">redirect_uri 参数错误</p>
wechat-client <p class="err">AppID 参数错误</p>
wechat-scope <p class="err">Scope 参数错误或没有 Scope 权限</p>
alipay-client <div>错误代码 invalid-app-id</div><p>错误原因: 无效的AppID参数</p>
alipay-permissions <p>错误代码 insufficient-isv-permissions 错误原因: ISV权限不足</p>
kakao-redirect-words <h1>앱 관리자 설정 오류</h1><p class="error">등록하지 않은 리다이렉트 URI를 사용해 인가 코드를 요청했습니다.</p>
kakao-consent-words <h1>잘못된 요청</h1><p class="error">설정하지 않은 동의 항목: profile_image</p>
`;
