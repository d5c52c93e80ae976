import { asObject } from '../../exchange/json.ts';
import type { SourceFormat, Traffic } from '../source-format.ts';
import { readableRequest } from './entry.ts';
import { cutOff, damaged, recoverEntries } from './recovery.ts';

/** HAR 1.2 of any exporter's dialect, and traces of our own. A damaged one is read as far as it can be. */
export const har: SourceFormat = {
  id: 'har',
  name: 'a HAR file',
  read(content) {
    switch (content.form) {
      case 'json':
        return trafficOf(content.root);
      case 'text':
        return fromDamaged(content.text);
      case 'archive':
        return undefined;
    }
  },
};

function trafficOf(root: unknown): Traffic | undefined {
  const log = asObject(asObject(root)?.log);
  return Array.isArray(log?.entries)
    ? { log, entries: log.entries as readonly unknown[], gaps: [] }
    : undefined;
}

function fromDamaged(text: string): Traffic | undefined {
  const recovered = recoverEntries(text);
  if (!recovered?.entries.some(readableRequest)) return undefined;
  const { log, entries, isCutOff } = recovered;
  return isCutOff
    ? { log, entries: [...entries, null], gaps: [cutOff], isDamaged: true }
    : { log, entries, gaps: [damaged], isDamaged: true };
}
