import type { ExportChoice } from '../../lib/output/write-part.ts';
import { Glossary } from '../glossary/Glossary.tsx';
import { saveExport } from '../share/share.ts';
import type { LiveInspection } from '../state/live-inspection.ts';
import { flowsOfTab } from './flows-of-tab.ts';
import { LoginCard } from './LoginCard.tsx';

type Props = {
  live: LiveInspection;
  tab: number | undefined;
  openPage: (flowKey: string | undefined) => void;
};

/** The login card of a tab, live. */
export function LoginCardPage({ live, tab, openPage }: Props) {
  return (
    <Glossary>
      <LoginCard
        inspected={live.inspected.value}
        tab={tab}
        onExport={(choice) => exportTab(live, tab, choice)}
        onOpen={openPage}
      />
    </Glossary>
  );
}

async function exportTab(
  { verified, inspected }: LiveInspection,
  tab: number | undefined,
  choice: ExportChoice,
): Promise<void> {
  await verified();
  await saveExport(inspected.value, flowsOfTab(inspected.value, tab), choice);
}
