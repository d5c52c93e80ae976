import '../../assets/tokens.css';
import { render } from 'preact';
import { InspectorPage } from '../../components/inspector/InspectorPage.tsx';
import { openFeed } from '../../components/state/feed.ts';
import { liveInspection } from '../../components/state/live-inspection.ts';
import { followTheme } from '../../components/state/theme.ts';
import { showUnseen } from '../../components/state/visible-words.ts';
import { connectToWorker } from '../page/connect.ts';
import { fetchExample } from '../page/fetch-example.ts';
import { openReader } from '../page/open-reader.ts';
import { siteAccess } from '../page/site-access.ts';

showUnseen();
followTheme(document.documentElement);
const live = liveInspection();
const feed = openFeed({ connect: connectToWorker, reader: live.reader });
const start = new URLSearchParams(location.hash.slice(1)).get('flow') ?? undefined;
render(
  <InspectorPage
    live={live}
    send={feed.send}
    openReader={openReader}
    fetchExample={fetchExample}
    access={siteAccess()!}
    start={start}
  />,
  document.getElementById('root')!,
);
