import type { ReportFlow } from '../../lib/report/report.ts';

/**
 * The flows by which it is judged how a login went: those that stand by themselves, and of several tries of one client at one provider
 * the last. Silent checks and logouts count only where there is nothing else.
 */
export function lastTries(flows: readonly ReportFlow[]): readonly ReportFlow[] {
  const whole = flows.filter(({ parent }) => parent === null);
  const shown = whole.filter(({ purpose }) => purpose !== 'silent_renewal' && purpose !== 'logout');
  const tries = shown.length > 0 ? shown : whole;
  const last = new Map(tries.map((flow) => [JSON.stringify([flow.client.id, flow.server.origin]), flow]));
  return tries.filter((flow) => [...last.values()].includes(flow));
}
