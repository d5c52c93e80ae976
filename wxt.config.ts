import { defineConfig } from 'wxt';
import { compactSuffixList } from './build/compact-suffix-list.ts';
import { exampleFiles } from './build/examples.ts';
import { namedChunks } from './build/named-chunks.ts';

export default defineConfig({
  modules: ['@wxt-dev/auto-icons'],
  imports: false,
  hooks: {
    'build:publicAssets': (_wxt, files) => void files.push(...exampleFiles()),
  },
  // Constants used twice would be written twice: the list of public suffixes is one of 70 kB.
  vite: () => ({
    plugins: [compactSuffixList(), namedChunks()],
    build: { rolldownOptions: { optimization: { inlineConst: false } } },
  }),
  manifestVersion: 3,
  publicDir: 'assets/public',
  autoIcons: { baseIconPath: 'assets/icon.svg' },
  manifest: ({ browser }) => ({
    name: 'OAuth Lens',
    description: 'See what really happens when a web page logs in with OAuth or OpenID Connect.',
    permissions: ['webRequest', 'webNavigation', 'storage', 'tabs', 'scripting'],
    host_permissions: ['<all_urls>'],
    action: { default_title: 'OAuth Lens' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'oauth-lens@oauth-lens.example',
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
