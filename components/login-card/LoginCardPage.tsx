import type { ReadonlySignal } from '@preact/signals';
import type { ExportChoice } from '../../lib/output/write-part.ts';
import { Glossary } from '../glossary/Glossary.tsx';
import { saveExport } from '../share/share.ts';
import type { LiveInspection } from '../state/live-inspection.ts';
import type { MissingAccess } from '../state/site-access.ts';
import { flowsOfTab } from './flows-of-tab.ts';
import { LoginCard } from './LoginCard.tsx';

type Props = {
  live: LiveInspection;
  tab: number | undefined;
  /** What is told where the browser keeps sites from us. */
  missing: ReadonlySignal<MissingAccess | undefined>;
  openPage: (flowKey: string | undefined) => void;
};

/** The login card of a tab, live. */
export function LoginCardPage({ live, tab, missing, openPage }: Props) {
  return (
    <Glossary>
      <LoginCard
        inspected={live.inspected.value}
        tab={tab}
        missing={missing.value}
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
