import { basename } from 'node:path';
import { failureCases } from '../../golden/failures/cases.ts';
import { mcpCases } from '../../golden/mcp/cases.ts';
import { recordingCases } from '../../golden/recordings/cases.ts';
import { specCases } from '../../golden/specs/cases.ts';
import type { Truth } from '../../golden/truth.ts';
import { filesIn, textOf } from '../repository.ts';

/** A recording, and the rules of which its truth says that they find something in it. */
type Proof = { readonly recording: string; readonly rules: readonly string[] };

const ofTheLab: readonly Proof[] = filesIn(['test/golden/captures'], '.truth.json').map((file) => ({
  recording: basename(file, '.truth.json'),
  rules: (JSON.parse(textOf(file)) as Truth).flows.flatMap(({ findings }) => findings),
}));

const given: readonly Proof[] = [
  ...failureCases.map(({ name, finds = [] }) => ({ recording: `failures/${name}`, rules: finds })),
  ...specCases.map(({ name, finds }) => ({ recording: `specs/${name}`, rules: Object.keys(finds) })),
  ...mcpCases.map(({ name, must = [] }) => ({ recording: `mcp/${name}`, rules: must })),
  ...recordingCases.map(({ name, flows }) => ({
    recording: `recordings/${name}`,
    rules: flows.flatMap(({ finds = [] }) => finds),
  })),
];

/** The recordings whose tests fail once a rule finds nothing in them; none for a rule that only its own test proves. */
export function recordingsThatProve(rule: string): readonly string[] {
  return [...ofTheLab, ...given]
    .filter(({ rules }) => rules.includes(rule))
    .map(({ recording }) => recording);
}
