import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import type { ZodObject, z } from 'zod';
import { placeOf } from '../place-of.ts';
import { cutText } from './bounds.ts';
import type { Captures } from './captures.ts';

/** What a tool has to tell: for people and as data, or why it cannot, in one sentence. Nothing in it that a terminal would obey. */
export type Answer<Data> = { readonly text: string; readonly data: Data } | { readonly error: string };

type Tool<Input extends ZodObject, Output extends ZodObject> = {
  readonly name: string;
  readonly title: string;
  /** For the model that is to choose it. */
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  /** It may write a new file. */
  readonly isWriting?: boolean;
  run(given: z.infer<Input>, captures: Captures): Promise<Answer<z.infer<Output>>>;
};

/** Gives a server a tool. */
export type Registration = (server: McpServer, captures: Captures) => void;

/** One tool: a file in `tools/`, and its row in `server.ts`. */
export function tool<Input extends ZodObject, Output extends ZodObject>({
  name,
  title,
  description,
  input,
  output,
  isWriting = false,
  run,
}: Tool<Input, Output>): Registration {
  const annotations = { readOnlyHint: !isWriting, destructiveHint: false, openWorldHint: false };
  const shapes: { readonly inputSchema: ZodObject; readonly outputSchema: ZodObject } = {
    inputSchema: input,
    outputSchema: output,
  };
  return (server, captures) =>
    void server.registerTool(name, { title, description, annotations, ...shapes }, async (given) =>
      resultOf(() => run(given as z.infer<Input>, captures)),
    );
}

async function resultOf(answer: () => Promise<Answer<unknown>>): Promise<CallToolResult> {
  try {
    const told = await answer();
    if ('error' in told) return refusal(told.error);
    return {
      content: [{ type: 'text', text: cutText(told.text) }],
      structuredContent: told.data as Record<string, unknown>,
    };
  } catch (error) {
    return refusal(`This is a mistake in OAuth Lens (${placeOf(error)}). Please report it.`);
  }
}

function refusal(sentence: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: sentence }] };
}
