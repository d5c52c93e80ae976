import '../../assets/tokens.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { LoginCardPage } from '../../components/login-card/LoginCardPage.tsx';
import { openFeed } from '../../components/state/feed.ts';
import { liveInspection } from '../../components/state/live-inspection.ts';
import { followTheme } from '../../components/state/theme.ts';
import { accessToTab } from '../../components/state/site-access.ts';
import { showUnseen } from '../../components/state/visible-words.ts';
import { connectToWorker } from '../page/connect.ts';
import { openViewer } from '../page/open-viewer.ts';
import { siteAccess } from '../page/site-access.ts';

showUnseen();
followTheme(document.documentElement);
const live = liveInspection();
const [active] = await browser.tabs.query({ active: true, currentWindow: true });
openFeed({
  connect: connectToWorker,
  reader: live.reader,
  ...(active?.id !== undefined && { tab: active.id }),
});
render(
  <LoginCardPage
    live={live}
    tab={active?.id}
    // Of a tab that may not be looked at, the browser tells no address.
    missing={accessToTab(siteAccess()!, active?.url === undefined)}
    openPage={openViewer}
  />,
  document.getElementById('root')!,
);
