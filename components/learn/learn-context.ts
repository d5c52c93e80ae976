import { createContext } from 'preact';
import type { ReportFlow } from '../../lib/report/report.ts';

/** The login that questions are answered on, and the way to its steps. */
export type Learning = {
  readonly flow: ReportFlow;
  readonly onStep: (stepId: string) => void;
};

/** What is looked at; `undefined` where there is no login, and questions are answered in general only. */
export const LearnContext = createContext<Learning | undefined>(undefined);
