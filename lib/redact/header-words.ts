/** Words that HTTP and the products speaking it put into headers of the allowlist; none names anybody. Lower case. */
export const headerWords: ReadonlySet<string> = new Set(
  `
  a about accept admin-interest age all any attachment avif b3 base64 binary bytes br by cache cached charset chunked ch clear clear-site-data clone close
  compress consent content-disposition continue cookies cors cp credentials credentialless cross-origin cross-site deflate delete deny document document-policy
  early-data empty en error events false fetch filename filename* firefox follow-redirect font form-data fragment frame gmt gzip h2 h2c h3 handover head http
  https i identity iframe image immutable includesubdomains inline jxl keep-alive level logged-in logged-out manifest master-only max max-age max-stale
  min-fresh mobile mode must-revalidate must-understand name navigate nested-navigate no no-cache no-cors no-referrer no-referrer-when-downgrade no-store
  no-transform none noopener-allow-popups no-unsafe-none nosniff object off on only-if-cached opaque open options origin origin-when-cross-origin other outdated patch path post
  prefetch preload preview prerender private proxy-revalidate public put q report require-corp require-trusted respond-async retry s-maxage same-origin
  same-origin-allow-popups same-site sameorigin allow-from allowall script serviceworker shared-worker signed-exchange stale-if-error stale-while-revalidate
  storage storage-access strict-origin strict-origin-when-cross-origin style text timeout trailers true u u=0 u=1 u=2 unsafe-none unsafe-url upgrade user-agent
  utf-8 utf8 iso-8859-1 us-ascii windows-1252 v version websocket webidentity worker x-www-form-urlencoded xslt zstd xmlhttprequest
  get connect trace head websockets boundary redacted
  mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday jan feb mar apr may jun jul aug sep oct nov dec utc
  initialize ping notifications/initialized notifications/cancelled server/discover tools/list tools/call prompts/list prompts/get resources/list resources/read
  resources/templates/list resources/subscribe logging/setlevel completion/complete elicitation/create sampling/createmessage roots/list
  this is not null p3p policy see for more info our it only does have
  `
    .trim()
    .split(/\s+/),
);

/** Products, platforms and the words in their names, as `Server`, `User-Agent` and client hints have them. Lower case. */
export const softwareWords: ReadonlySet<string> = new Set(
  `
  akamaighost akamainetstorage amazon amazons3 android angular apache apache-coyote apache-httpclient applewebkit arm64 aspnet asp.net aws awselb axios azure
  bigip bingbot bot brand brave bun caddy centos cfnetwork chrome chromium chromeos cloudflare cloudflare-nginx cloudfront compatible coreos cowboy cpu cpython
  cros curl dart darwin debian deno django ecs edg edga edge edgios electron envoy esf express fastapi fastify fedora firefox flask fly fly/ front frontend fxios
  gecko github.com go go-http-client google googlebot gse gunicorn gws haproxy headlesschrome http httpx hypercorn ibm_http_server insomnia intel ios ipad iphone
  istio-envoy iis java jetty kestrel keycloak khtml konqueror kong koa laravel like linux litespeed lighttpd mac macintosh microsoft microsoft-azure-application-gateway
  microsoft-httpapi microsoft-iis mobile mozilla msie netlify nestjs next next.js nginx nginx-ui node node.js node-fetch node-superagent not not.a nt nuxt oci
  okhttp okta openbsd openresty openssl opera opr oracle os passenger phantomjs phusion php pingora playwright plesk plesklin plesk-lin postman
  postmanruntime powershell puppeteer python python-requests python-urllib rails red hat redhat rest rocky ruby safari samsungbrowser server servlet seznambot
  sffe spring springboot squid suse swift symfony team tengine tomcat tornado touch traefik trident ubuntu undertow undici unix urllib3 uvicorn ucbrowser varnish
  vercel version vivaldi waitress warp webkit webrick werkzeug wget win win32 win64 windows wkhtmltopdf wow64 wsgiserver wv x x11 x64 x86 x86_64 aarch64 amd64 i686
  i386 x86-64 yabrowser yaws zope zscaler wpe mod_ssl mod_perl mod_wsgi mod_jk phusion_passenger arr/3.0 arr ssl proxy gateway cdn edge-cache u rv en en-us de us
  build silk tablet tv tizen webview fban fbav fbios instagram line gsa duckduckgo ddg ecosia focus klar epiphany gnome kde openai chatgpt claude mcp-remote
  unknown browser a n b not/a chromeframe
  `
    .trim()
    .split(/\s+/),
);
