/**
 * Who may import whom: the linter (oxlint.config.ts) and the structure test read this one table. Nobody imports
 * entrypoints, and nothing that ships imports test.
 */
export const folders: Readonly<Record<string, readonly string[]>> = {
  lib: ['lib'],
  bin: ['bin', 'lib'],
  components: ['components', 'lib', 'assets'],
  entrypoints: ['entrypoints', 'components', 'lib', 'assets'],
};

/** The rooms of components/ from the small to the whole; `state` stands beside. */
export const componentRooms: Readonly<Record<string, readonly string[]>> = {
  state: [],
  controls: [],
  glossary: ['controls'],
  finding: ['controls', 'glossary'],
  reason: ['controls', 'glossary'],
  token: ['controls', 'glossary', 'reason'],
  profile: ['controls', 'glossary'],
  story: ['controls', 'glossary'],
  learn: ['controls', 'glossary'],
  step: ['state', 'controls', 'glossary', 'finding', 'token', 'reason'],
  flow: ['state', 'controls', 'glossary', 'finding', 'token', 'profile', 'reason', 'story', 'learn', 'step'],
  compare: ['state', 'controls', 'reason'],
  paste: ['state', 'controls', 'glossary', 'finding'],
  share: ['state', 'controls'],
  inspector: [
    'state',
    'controls',
    'glossary',
    'finding',
    'token',
    'profile',
    'reason',
    'story',
    'learn',
    'step',
    'flow',
    'compare',
    'paste',
    'share',
  ],
  'login-card': ['state', 'controls', 'glossary', 'finding', 'reason', 'flow', 'share'],
};

/** What to do instead of importing a room of components/ that comes later. */
export const componentRemedy =
  'Small parts do not know the whole: move what both need into the smaller room, its words into lib/telling/, or hand it in.';

type Room = {
  /** The other rooms that this one may import. */
  readonly mayImport: readonly string[];
  /** What to do instead. */
  readonly remedy: string;
};

/** The rooms of lib/ in the order of the street; `verification`, `redact` and `spec` stand beside it. */
export const rooms: Readonly<Record<string, Room>> = {
  vocabulary: {
    mayImport: [],
    remedy: 'Words stand by themselves: leave what is done with them to the room that does it.',
  },
  exchange: {
    mayImport: ['vocabulary'],
    remedy: 'The street begins in exchange/: move what both need into exchange/.',
  },
  sources: {
    mayImport: ['vocabulary', 'exchange'],
    remedy: 'Sources make exchanges and do not know what they mean: leave meaning to messages/.',
  },
  messages: {
    mayImport: ['vocabulary', 'exchange'],
    remedy: 'A message is recognised before there are flows: what later stages know comes in as Learned.',
  },
  flows: {
    mayImport: ['vocabulary', 'exchange', 'messages'],
    remedy: 'Flows are tied before anything is derived from them: take what you need from messages/.',
  },
  facts: {
    mayImport: ['vocabulary', 'exchange', 'messages', 'flows'],
    remedy: 'Facts are derived from a flow alone and judge nothing: leave judging to rules/.',
  },
  rules: {
    mayImport: ['vocabulary', 'exchange', 'spec', 'messages', 'flows', 'facts'],
    remedy: 'Rules judge facts: put what has to be derived into facts/, so that every rule has it.',
  },
  protections: {
    mayImport: ['vocabulary', 'exchange', 'messages', 'flows', 'facts', 'rules'],
    remedy:
      'Protections are judged by facts and by what the rules found: put what has to be derived into facts/.',
  },
  verification: {
    mayImport: ['vocabulary', 'exchange', 'facts'],
    remedy:
      'verification/ stands beside the street: let facts/ say what is to be checked, and take the inspection as an argument.',
  },
  causes: {
    mayImport: ['vocabulary', 'exchange', 'spec', 'messages', 'flows', 'facts', 'rules', 'explain'],
    remedy: 'Causes weigh what facts and rules found: put what has to be derived into facts/.',
  },
  catalogue: {
    mayImport: ['vocabulary', 'spec', 'explain', 'rules', 'causes', 'profiles', 'telling', 'output'],
    remedy:
      'The catalogue tells what is known without any capture: leave captures to lib/inspect-capture.ts.',
  },
  profiles: {
    mayImport: ['vocabulary', 'exchange', 'spec', 'messages', 'flows', 'facts', 'rules'],
    remedy: 'Profiles name rules and read facts: put what has to be derived into facts/.',
  },
  explain: {
    mayImport: ['vocabulary', 'exchange', 'spec'],
    remedy: 'Explanations are words about names: take anything else as an argument.',
  },
  spec: {
    mayImport: ['vocabulary'],
    remedy: 'spec/ is data about documents and stands by itself.',
  },
  telling: {
    mayImport: ['vocabulary', 'exchange', 'spec', 'explain'],
    remedy:
      'telling/ has the words and takes what it tells of as data: leave deriving and judging to the rooms before it.',
  },
  compare: {
    mayImport: ['vocabulary', 'exchange', 'redact', 'facts', 'report'],
    remedy: 'compare/ holds two flows of reports against each other: its words are for telling/.',
  },
  gates: {
    mayImport: ['vocabulary', 'exchange', 'rules', 'causes', 'profiles', 'catalogue', 'telling', 'report'],
    remedy: 'gates/ holds a report against what a build asks: reading files and exit status are for bin/.',
  },
  sequence: {
    mayImport: ['vocabulary', 'exchange', 'facts', 'telling', 'report'],
    remedy:
      'sequence/ is a flow as the lines of a diagram: who draws it comes later, its words are for telling/.',
  },
  output: {
    mayImport: [
      'vocabulary',
      'exchange',
      'redact',
      'explain',
      'facts',
      'profiles',
      'telling',
      'report',
      'compare',
      'sequence',
    ],
    remedy:
      'output/ writes the report and its evidence down: what it needs to say belongs into the report, its words into telling/.',
  },
  redact: {
    mayImport: ['vocabulary', 'exchange'],
    remedy:
      'redact/ stands by itself, so that it can be trusted by itself: take what you need as an argument.',
  },
  report: {
    mayImport: [
      'vocabulary',
      'exchange',
      'spec',
      'redact',
      'explain',
      'messages',
      'flows',
      'facts',
      'rules',
      'protections',
      'causes',
      'profiles',
      'telling',
    ],
    remedy: 'report/ writes down what was found; reading captures is for lib/inspect-capture.ts.',
  },
};

/** The files at the end of the street may import what their doors are made of. */
export const doors: Readonly<Record<string, readonly string[]>> = {
  'street.ts': ['vocabulary', 'exchange', 'messages', 'flows', 'facts', 'rules'],
  'evidence.ts': ['vocabulary', 'exchange', 'flows', 'facts'],
  'watch.ts': ['vocabulary', 'exchange', 'flows', 'rules', 'street.ts'],
  'badge.ts': ['vocabulary', 'report', 'telling', 'watch.ts'],
  'inspection.ts': [
    'vocabulary',
    'exchange',
    'messages',
    'flows',
    'facts',
    'rules',
    'report',
    'street.ts',
    'evidence.ts',
  ],
  'bundle.ts': ['exchange', 'report', 'telling', 'output', 'inspect-capture.ts'],
  'reading.ts': [
    'exchange',
    'sources',
    'report',
    'telling',
    'output',
    'inspect-capture.ts',
    'explain-pasted.ts',
    'bundle.ts',
  ],
  'index.ts': ['vocabulary', 'report', 'catalogue', 'output', 'analysis.ts'],
  'analysis.ts': ['vocabulary', 'sources', 'report', 'redact', 'output', 'inspect-capture.ts'],
  'explain-pasted.ts': [
    'vocabulary',
    'exchange',
    'messages',
    'explain',
    'report',
    'redact',
    'inspect-capture.ts',
  ],
  'paste-text.ts': ['output', 'telling', 'explain-pasted.ts'],
  'inspect-capture.ts': ['exchange', 'sources', 'report', 'verification', 'inspection.ts'],
};
