import { originOf } from '../../exchange/parameters.ts';

/** A known habit of programs that speak MCP, as the threads of their issue trackers tell it: it explains a difference, and blames nobody. */
type Quirk = {
  /** One sentence: who does what. */
  readonly words: string;
  /** Whether it shows in these two spellings of one address, the second of which should be as the first. */
  readonly shows: (expected: string, got: string) => boolean;
};

/** What is done with the `resource` of a description that is spelled otherwise than the address it was fetched for. */
const ofDescriptions: readonly Quirk[] = [
  {
    words: 'VS Code compares this strictly and will refuse it.',
    shows: (expected, got) => expected !== got,
  },
  {
    words: 'Servers made with the Python SDK write an address without a path with this slash.',
    shows: isSlashAfterHost,
  },
];

/** What is done with the `resource` of a request. */
const ofRequests: readonly Quirk[] = [
  {
    words:
      'The TypeScript SDK and clients made with it write an address without a path with this slash; Microsoft Entra refuses that (AADSTS9010010).',
    shows: isSlashAfterHost,
  },
];

/** Sentences on a description whose `resource` (`got`) is spelled otherwise than its address (`expected`), each with a space before it. */
export function quirksOfDescription(expected: string, got: string): string {
  return told(ofDescriptions, expected, got);
}

/** The same of a request whose `resource` (`got`) is spelled otherwise than the description's (`expected`); empty where nothing is known. */
export function quirksOfRequest(expected: string, got: string): string {
  return told(ofRequests, expected, got);
}

function told(quirks: readonly Quirk[], expected: string, got: string): string {
  return quirks.flatMap(({ words, shows }) => (shows(expected, got) ? [` ${words}`] : [])).join('');
}

/** `https://mcp.example/` for `https://mcp.example`: how URL parsers write an origin. */
function isSlashAfterHost(expected: string, got: string): boolean {
  return got === `${expected}/` && originOf(expected) === expected;
}
