/**
 * Screenshots of the components on made-up flows and on recorded ones, at the widths and themes they must stand:
 * `node test/support/gallery/shoot.ts output/gallery [scene …]`
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, env } from 'node:process';
import puppeteer, { type Page } from 'puppeteer-core';
import { openGallery } from './open-gallery.ts';

type Shot = {
  readonly scene: string;
  readonly width: number;
  readonly height: number;
  readonly theme: string;
  readonly popup?: true;
  /** The scene is the name of a golden capture. */
  readonly recorded?: true;
  /** What of a capture to look at: `view=story`, `step=saml_response&tab=tokens`. */
  readonly look?: string;
  readonly contrast?: true;
  /** What is clicked before the picture is taken. */
  readonly press?: string;
};

const panes = (scene: string, ...sizes: readonly (readonly [number, number, string])[]): readonly Shot[] =>
  sizes.map(([width, height, theme]) => ({ scene, width, height, theme }));
const popup = (scene: string, theme: string): Shot => ({
  scene,
  width: 380,
  height: 560,
  theme,
  popup: true,
});

const capture = (scene: string, width: number, height: number, theme: string, look = ''): Shot => ({
  scene,
  width,
  height,
  theme,
  recorded: true,
  look,
});
const capturedPopup = (scene: string, theme: string): Shot => ({ ...popup(scene, theme), recorded: true });

const shots: readonly Shot[] = [
  ...panes('partlyJudged', [1200, 600, 'light']),
  { scene: 'partlyJudged', width: 600, height: 600, theme: 'dark', press: 'summary' },
  popup('popupPartlyJudged', 'light'),
  capture('wallet-presentation', 1600, 900, 'light', 'step=presentation_response&tab=tokens'),
  capture('wallet-presentation', 800, 900, 'dark', 'step=presentation_response&tab=tokens'),
  capture('wallet-direct-post-failed', 800, 900, 'light', 'step=presentation_response'),
  capture('wallet-direct-post-failed', 400, 900, 'dark'),
  capture('wallet-issuance', 1600, 900, 'dark', 'step=credential_request'),
  capture('wallet-cross-device', 400, 900, 'light'),
  capturedPopup('wallet-presentation', 'light'),
  capturedPopup('wallet-cross-device', 'dark'),
  capturedPopup('sign-in-session-narrow', 'dark'),
  capturedPopup('sign-in-passkey', 'light'),
  capture('extension-device', 1400, 800, 'light'),
  capture('mcp-login', 1400, 900, 'dark'),
  capture('oauth1-web-app', 1200, 700, 'light'),
  capture('openid2-login', 1200, 700, 'dark'),
  capture('saml-brokered', 1400, 800, 'light'),
  capture('spa-session', 1000, 800, 'dark'),
  capture('fault-no-pkce', 1200, 700, 'light'),
  capture('fault-no-pkce', 1200, 700, 'light', 'view=story'),
  capture('fault-wrong-verifier', 1600, 900, 'light', 'step=token_request'),
  capture('fault-wrong-verifier', 400, 800, 'light', 'view=findings'),
  capture('fault-wrong-redirect-uri', 1200, 800, 'dark'),
  capture('fault-hybrid-token', 1200, 800, 'dark', 'view=findings'),
  capture('spa-silent-renewal-cookies-blocked', 1200, 700, 'light'),
  capture('saml-encrypted', 1400, 900, 'dark', 'step=saml_response&tab=tokens'),
  capture('saml-login', 1400, 900, 'light', 'step=saml_response&tab=tokens'),
  capture('saml-login', 400, 800, 'light', 'step=saml_response&tab=parameters'),
  capture('wsfed-login', 1400, 900, 'dark', 'step=wsfed_signin_response&tab=parameters'),
  capture('cas-login', 1200, 700, 'light'),
  capture('extension-par', 1600, 900, 'light', 'step=pushed_authorization_request&tab=request'),
  capture('extension-dpop', 1600, 900, 'dark', 'step=token_request&tab=tokens'),
  capture('extension-jar', 1400, 900, 'light', 'step=authorization_request&tab=parameters'),
  capture('extension-device', 1200, 800, 'dark', 'step=device_authorization_request&tab=parameters'),
  capture('reader-fedcm', 1200, 800, 'light'),
  capture('reader-credential', 1200, 800, 'dark', 'step=gis_credential&tab=tokens'),
  capture('reader-web-message', 1200, 800, 'light', 'step=authorization_response&tab=response'),
  capture('oauth1-page', 1400, 900, 'light', 'view=story'),
  capture('oauth1-web-app', 1600, 1000, 'dark', 'view=story'),
  capture('spa-login', 400, 900, 'light', 'view=story'),
  capture('oauth1-page', 400, 800, 'dark'),
  capture('openid2-login', 1200, 800, 'light', 'step=openid_authentication_response&tab=parameters'),
  capture('spa-login', 1200, 800, 'light', 'step=authorization_response&tab=response'),
  capture('web-app-query', 1200, 800, 'light', 'view=profiles'),
  { ...capture('fault-no-pkce', 1200, 700, 'light'), contrast: true },
  { ...capture('spa-login', 1200, 700, 'light'), press: '[title^="The address at the client"]' },
  { ...capture('spa-login', 400, 700, 'dark'), press: '[aria-label="Questions and words"]' },
  { ...capture('spa-login', 400, 700, 'light'), press: '[aria-label="Export"]' },
  { ...popup('popupBad', 'light'), press: '[aria-label="Export"]' },
  {
    ...capture('fault-wrong-verifier', 1600, 900, 'light', 'step=token_request'),
    press: '[aria-label="Copy from this step"]',
  },
  {
    ...capture('fault-wrong-verifier', 400, 800, 'dark', 'view=findings'),
    press: '[aria-label="Copy or save this flow"]',
  },
  { ...popup('popupPending', 'dark'), press: 'button[title^="No code_challenge"]' },
  capture('failures/17-iss-param-trailing-slash', 1200, 700, 'light'),
  capture('fault-state-rejected', 1200, 700, 'light', 'step=authorization_response&tab=parameters'),
  capture(
    'fault-state-rejected',
    1600,
    900,
    'dark',
    'step=authorization_request&tab=parameters&follow=state',
  ),
  capture('spa-login', 1600, 900, 'light', 'step=authorization_response&tab=parameters&follow=code'),
  capture('spa-login', 400, 800, 'light', 'step=authorization_response&tab=parameters&follow=code'),
  capture('spa-login', 1200, 320, 'dark', 'step=authorization_response&tab=parameters&follow=state'),
  capture('failing-mellon-audience', 400, 800, 'dark', 'step=saml_response&tab=tokens'),
  capture('failures/06-v-hass-authentik-http', 1200, 700, 'dark'),
  capture('failures/37-saml-destination-http', 400, 800, 'light'),
  capture('failures/12-next-prefetch-overwrites-state', 800, 600, 'dark'),
  { ...capture('failures/48-firebase-redirect-authdomain', 800, 900, 'light'), press: '[id^="pages-"]' },
  capture('failures/46-auth0-no-audience', 1200, 700, 'light'),
  capturedPopup('failures/17-iss-param-trailing-slash', 'dark'),
  capturedPopup('failures/12-next-prefetch-overwrites-state', 'light'),
  capturedPopup('failures/46-auth0-no-audience', 'light'),
  capturedPopup('saml-login', 'light'),
  capturedPopup('saml-request-denied', 'dark'),
  capturedPopup('extension-device', 'light'),
  capturedPopup('extension-device-denied', 'dark'),
  capturedPopup('oauth1-web-app', 'light'),
  capturedPopup('openid2-login', 'dark'),
  capturedPopup('cas-login', 'light'),
  capturedPopup('wsfed-login', 'light'),
  capturedPopup('fault-wrong-verifier', 'light'),
  capturedPopup('extension-client-credentials', 'light'),
  capturedPopup('reader-fedcm', 'light'),
  capturedPopup('extension-par', 'light'),
  capturedPopup('saml-brokered', 'light'),
  capturedPopup('spa-session', 'light'),
  ...panes('compare', [1600, 900, 'light'], [1200, 320, 'dark'], [800, 700, 'light'], [400, 800, 'dark']),
  ...panes('marked', [800, 500, 'light']),
  capture('fault-wrong-redirect-uri', 1200, 800, 'light', 'beside=spa-login'),
  capture('fault-wrong-verifier', 400, 800, 'light', 'beside=spa-login'),
  { ...panes('failing', [1200, 700, 'light'])[0]!, press: '[aria-label="Compare with another login"]' },
  ...panes('all', [1600, 900, 'light'], [1200, 700, 'dark'], [800, 500, 'light'], [400, 700, 'dark']),
  ...panes('clean', [1600, 900, 'dark'], [1200, 700, 'light'], [800, 600, 'dark'], [400, 700, 'light']),
  ...panes('flow', [400, 800, 'light'], [800, 600, 'light'], [800, 320, 'light']),
  ...panes('parameters', [1600, 900, 'light'], [400, 800, 'dark']),
  ...panes('tokens', [1600, 900, 'dark'], [400, 800, 'light']),
  ...panes('request', [1200, 800, 'light'], [400, 700, 'dark']),
  ...panes('response', [1200, 800, 'dark'], [400, 700, 'light']),
  ...panes('failing', [1600, 900, 'light'], [1200, 700, 'dark'], [400, 700, 'light']),
  ...panes('failingFlow', [1200, 320, 'light'], [1200, 320, 'dark'], [400, 700, 'dark'], [800, 500, 'dark']),
  ...panes('findings', [1200, 700, 'light'], [800, 600, 'dark'], [400, 800, 'dark']),
  ...panes('profiles', [1200, 700, 'light'], [400, 800, 'dark']),
  ...panes('webApp', [1600, 700, 'dark'], [400, 700, 'light']),
  capture('web-app-query', 400, 800, 'light', 'view=steps'),
  capture('web-app-query', 1600, 800, 'dark', 'view=steps'),
  ...panes('broker', [1200, 600, 'light']),
  ...panes('crowd', [1200, 700, 'light']),
  ...panes('hugeScopes', [1600, 900, 'light'], [400, 800, 'dark']),
  ...panes('hugeParameters', [1200, 320, 'light'], [1600, 900, 'dark']),
  ...panes('hugeResponse', [800, 800, 'light']),
  ...panes('hugeTokens', [400, 800, 'light'], [1600, 900, 'dark']),
  ...panes('search', [1200, 700, 'dark'], [400, 700, 'light']),
  ...panes('empty', [1600, 900, 'light'], [1200, 320, 'dark'], [800, 600, 'light'], [400, 800, 'dark']),
  { ...panes('empty', [1200, 800, 'light'])[0]!, look: 'paste=request' },
  { ...panes('all', [400, 800, 'dark'])[0]!, look: 'paste=token' },
  { ...panes('all', [1200, 320, 'dark'])[0]!, look: 'paste=callback' },
  { ...panes('empty', [800, 600, 'light'])[0]!, look: 'paste=nothing' },
  ...panes('emptyFile', [800, 400, 'dark']),
  ...panes('notice', [800, 500, 'light']),
  ...panes('opening', [800, 500, 'dark']),
  ...panes('reading', [400, 700, 'dark'], [800, 600, 'light'], [1600, 800, 'dark']),
  ...panes('longFlow', [400, 800, 'light'], [1600, 900, 'dark']),
  ...panes('file', [1200, 600, 'dark'], [400, 600, 'light']),
  popup('popupPending', 'light'),
  popup('popupClean', 'dark'),
  popup('popupBad', 'light'),
  popup('popupBad', 'dark'),
  popup('empty', 'light'),
];

const [, , folder = 'output/gallery', ...wanted] = argv;

async function shoot(
  page: Page,
  origin: string,
  { scene, width, height, theme, popup: asPopup, recorded: isRecorded, look, contrast, press }: Shot,
): Promise<void> {
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'forced-colors', value: contrast ? 'active' : 'none' }]);
  const what = `${isRecorded ? 'recorded' : 'scene'}=${scene}&theme=${theme}${asPopup ? '&popup' : ''}&${look ?? ''}`;
  await page.goto(`${origin}/?${what}`);
  await page.waitForSelector('#root > *');
  if (look?.startsWith('paste=')) await page.waitForSelector('dialog h3, dialog [role=alert]');
  if (press) await page.click(press);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const pressed = press ? `-${press.replaceAll(/\W+/g, '-')}` : '';
  const detail = look ? `-${look.replaceAll(/\w+=/g, '').replaceAll('&', '-')}` : '';
  const name = `${scene.replaceAll('/', '-')}${detail}${pressed}-${width}x${height}-${contrast ? 'contrast' : theme}.png`;
  console.log(overflow > 0 ? `${name} is ${overflow} px too wide` : name);
  await page.screenshot({ path: join(folder, name), fullPage: asPopup ?? false });
}

await mkdir(folder, { recursive: true });
const { origin, close } = await openGallery();
const browser = await puppeteer.launch({
  executablePath: env['CHROME_PATH'] ?? '/usr/bin/chromium',
  headless: true,
  pipe: true,
  args: ['--no-sandbox', '--no-first-run', '--disable-background-networking'],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.log(String(error)));
  page.on('console', (message) => console.log(message.text()));
  for (const shot of shots)
    if (wanted.length === 0 || wanted.includes(shot.scene)) await shoot(page, origin, shot);
} finally {
  await browser.close();
  close();
}
