import * as z from 'zod';

/** What several tools are asked by. */
export const fileInput = z
  .string()
  .min(1)
  .max(4096)
  .describe('path of a capture: from a folder of this server, or from the root of the disk');

export const flowInput = z
  .string()
  .regex(/^flow-\d{1,9}$/, 'The id of a flow is written like flow-2.')
  .describe('id of a flow (flow-2), as list_flows tells it');
