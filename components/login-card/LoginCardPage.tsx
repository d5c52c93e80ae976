import { Glossary } from '../glossary/Glossary.tsx';
import { exportTrace } from '../share/share.ts';
import type { LiveInspection } from '../state/live-inspection.ts';
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
        onExport={(redaction, part) => exportTrace(part, redaction)}
        onOpen={openPage}
      />
    </Glossary>
  );
}
