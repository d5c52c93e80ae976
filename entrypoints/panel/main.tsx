import '../../assets/tokens.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { InspectorPage } from '../../components/inspector/InspectorPage.tsx';
import { openFeed } from '../../components/state/feed.ts';
import { liveInspection } from '../../components/state/live-inspection.ts';
import { toldAccess } from '../../components/state/site-access.ts';
import { showUnseen } from '../../components/state/visible-words.ts';
import { connectToWorker } from '../page/connect.ts';
import { fetchExample } from '../page/fetch-example.ts';
import { openReader } from '../page/open-reader.ts';
import { siteAccess } from '../page/site-access.ts';
import { openViewer } from '../page/open-viewer.ts';
import { listenToNetwork } from './listen.ts';
import { networkObserver } from './observe-network.ts';
import { followDevtoolsTheme } from './theme.ts';

const tab = browser.devtools.inspectedWindow.tabId;

showUnseen();
followDevtoolsTheme(document.documentElement);
const live = liveInspection();
// Firefox gives DevTools pages no `permissions`.
const told = toldAccess(openViewer);
const reader = { ...live.reader, access: told.told };
const feed = openFeed({ connect: connectToWorker, reader, tab });
listenToNetwork(networkObserver(tab, live, (exchange) => feed.send({ type: 'observed', exchange })));
render(
  <InspectorPage
    live={live}
    send={feed.send}
    openReader={openReader}
    fetchExample={fetchExample}
    access={siteAccess() ?? told}
    tab={tab}
    openPage={openViewer}
  />,
  document.getElementById('root')!,
);
