/** Reads the tokens of a JSON file as a stream, and does nothing with them: `node test/bench/tokenize-file.ts FILE`. */
import { createReadStream } from 'node:fs';
import { argv, stdout } from 'node:process';
import { Tokenizer } from '@streamparser/json';

const tokenizer = new Tokenizer();
let tokens = 0;
tokenizer.onToken = () => {
  tokens += 1;
};
for await (const bytes of createReadStream(argv[2]!, { highWaterMark: 4 * 1024 * 1024 }))
  tokenizer.write(bytes as Uint8Array);
stdout.write(`${tokens}\n`);
