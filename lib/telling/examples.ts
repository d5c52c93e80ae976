/** A recorded login that comes with the extension. */
export type ExampleWords = {
  /** A few words for a button (`A lost cookie`). */
  readonly title: string;
  /** What is to be learned from it, in a sentence. */
  readonly lesson: string;
};

const rows = {
  'code-flow': {
    title: 'A good code flow with PKCE',
    lesson: 'The browser carries a one-time code; only the page that asked can change it for tokens.',
  },
  'wrong-verifier': {
    title: 'One that breaks',
    lesson: 'The secret shown at the end is not the one whose fingerprint was sent: no token.',
  },
  'lost-cookie': {
    title: 'A lost cookie',
    lesson: 'The answer comes as a form from another site, so the browser keeps the app’s cookie at home.',
  },
  oauth1: {
    title: 'OAuth 1.0a',
    lesson: 'A person approves a temporary token; servers change it for the real one, out of sight.',
  },
  openid2: {
    title: 'OpenID 2.0',
    lesson: 'A signed answer says who the person is. The site asks the provider whether it is genuine.',
  },
  saml: {
    title: 'SAML',
    lesson: 'A signed XML document, posted by the browser, tells an organisation’s site who the person is.',
  },
  device: {
    title: 'A device',
    lesson: 'It shows a code and asks again and again, until the person has agreed on another screen.',
  },
  mcp: {
    title: 'MCP',
    lesson: 'A refusal (401) leads an agent to the place where it can ask for access to the tools.',
  },
} as const satisfies Readonly<Record<string, ExampleWords>>;

/** Stable name of an example, and of its file: `examples/code-flow.har` of the extension. */
export type ExampleId = keyof typeof rows;

/** Every example, in the order of a first reading. */
export const examples: Readonly<Record<ExampleId, ExampleWords>> = rows;

/** The same as a list. */
export const exampleIds = Object.keys(rows) as readonly ExampleId[];

/** What stands where a file’s name would while an example is shown: `Example: A lost cookie`. */
export function exampleName(id: ExampleId): string {
  return `Example: ${examples[id].title}`;
}
