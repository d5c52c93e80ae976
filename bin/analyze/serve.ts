import type { MessagePort } from 'node:worker_threads';
import type { Input } from './inputs.ts';
import { tell, wholeText, type Asked } from './tell.ts';

/** What a thread does: it tells each capture that it is sent, one after the other. */
export function serve(port: MessagePort, asked: Asked): void {
  port.on('message', (input: Input) => {
    void tell(input, asked, { stdin: none() }).then((told) =>
      port.postMessage('error' in told ? told : { ...told, text: told.text && wholeText(told.text) }),
    );
  });
}

/** Standard input is read by the command itself. */
async function* none(): AsyncGenerator<Uint8Array> {}
