/**
 * What the conformance suite runs as the client under test: says on a loopback line where it was sent, and lives as long as the line, while
 * the real client runs in the process that opened it.
 */
import { connect } from 'node:net';

const [port, server] = process.argv.slice(2);
const line = connect(Number(port), '127.0.0.1');
line.write(`${JSON.stringify({ server, context: process.env['MCP_CONFORMANCE_CONTEXT'] })}\n`);
line.resume();
