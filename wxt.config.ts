import { defineConfig } from 'wxt';
import { compactSuffixList } from './build/compact-suffix-list.ts';
import { exampleFiles } from './build/examples.ts';
import { geckoId } from './build/gecko-id.ts';
import { namedChunks } from './build/named-chunks.ts';
import { noticesOfBuild } from './build/notices-of-build.ts';
import { textOnly } from './build/text-only.ts';
import { withoutCatalogue } from './build/without-catalogue.ts';
import { withoutDetails } from './build/without-details.ts';

const notices = noticesOfBuild();

export default defineConfig({
  imports: false,
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.every(({ type }) => type === 'background')) config.plugins?.push(withoutDetails());
    },
    'build:publicAssets': (_wxt, files) => void files.push(...exampleFiles()),
    'build:done': ({ config }) => notices.write(config.outDir),
  },
  // Constants used twice would be written twice: the list of public suffixes is one of 70 kB.
  vite: () => ({
    plugins: [compactSuffixList(), textOnly(), withoutCatalogue(), namedChunks(), notices.plugin],
    build: { rolldownOptions: { optimization: { inlineConst: false } } },
  }),
  manifestVersion: 3,
  publicDir: 'assets/public',
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    icons: icons([16, 32, 48, 64, 96, 128]),
    permissions: [
      'webRequest',
      'webNavigation',
      'storage',
      'scripting',
      // To read answers on their way to the page; Chrome hands out none.
      ...(browser === 'firefox' ? ['webRequestBlocking', 'webRequestFilterResponse'] : []),
    ],
    host_permissions: ['<all_urls>'],
    // Nothing but our own files: no page is framed, no form goes anywhere, and a string that became markup would load nothing.
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; '),
    },
    action: { default_title: '__MSG_name__', default_icon: icons([16, 32, 48, 64]) },
    // Opens the popup; a person can choose another key in the browser.
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+O' } } },
    ...(browser === 'firefox'
      ? {
          // It knows no `split`: one worker hears of both, and keeps them apart itself.
          incognito: 'spanning',
          browser_specific_settings: {
            gecko: {
              id: geckoId,
              // The first, on Android too, that knows what is said of data below.
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : // A worker of its own for private windows, with memory of its own that goes with the last of them.
        { incognito: 'split', minimum_chrome_version: '120' }),
  }),
});

/** Drawn by `npm run icons`. */
function icons(sizes: readonly number[]): Record<number, string> {
  return Object.fromEntries(sizes.map((size) => [size, `icons/${size}.png`]));
}
