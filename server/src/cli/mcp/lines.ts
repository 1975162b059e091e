/** One message a line. What is none is answered here, so that a client with a mistake is told of it and the others are still served. */
import { Transform, type TransformCallback } from 'node:stream';

/** Bytes of a message. Every question is far shorter. */
const LONGEST = 1024 * 1024;

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const END = 0x0a;

export class Lines extends Transform {
  private parts: Buffer[] = [];
  private length = 0;
  private readonly tell: (line: string) => void;

  /** @param tell writes a line to the client */
  constructor(tell: (line: string) => void) {
    super();
    this.tell = tell;
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    for (let from = 0; from < chunk.length; ) {
      const end = chunk.indexOf(END, from);
      this.gather(chunk.subarray(from, end < 0 ? chunk.length : end));
      if (end < 0) break;
      this.ended();
      from = end + 1;
    }
    done();
  }

  private gather(part: Buffer): void {
    this.length += part.length;
    if (this.length <= LONGEST) this.parts.push(part);
    else this.parts = [];
  }

  private ended(): void {
    const { length } = this;
    const text = Buffer.concat(this.parts).toString('utf8').trim();
    this.parts = [];
    this.length = 0;
    if (length > LONGEST) this.refuse(INVALID_REQUEST, `A message has at most ${LONGEST} bytes; this has ${length}.`);
    else if (text !== '') this.pass(text);
  }

  private pass(text: string): void {
    let message: unknown;
    try {
      message = JSON.parse(text);
    } catch {
      return this.refuse(PARSE_ERROR, 'This line is not valid JSON. A message is one line of JSON.');
    }
    const wrong = whyNone(message);
    if (wrong === undefined) this.push(`${text}\n`);
    else this.refuse(INVALID_REQUEST, wrong, idOf(message));
  }

  private refuse(code: number, message: string, id: string | number | null = null): void {
    this.tell(JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } }));
  }
}

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const isId = (v: unknown): v is string | number => typeof v === 'string' || (typeof v === 'number' && Number.isInteger(v));
const idOf = (message: unknown): string | number | null => (isObject(message) && isId(message['id']) ? message['id'] : null);

/** Why it is no message; undefined where it is one. */
function whyNone(message: unknown): string | undefined {
  if (!isObject(message)) return 'A message is one JSON object; batches are not taken.';
  if (message['jsonrpc'] !== '2.0') return 'A message says "jsonrpc": "2.0".';
  if (message['id'] !== undefined && !isId(message['id'])) return 'The id of a message is text or a whole number.';
  if (typeof message['method'] === 'string')
    return message['params'] === undefined || isObject(message['params']) ? undefined : 'The params of a message are an object.';
  return 'result' in message || 'error' in message ? undefined : 'A message has a method.';
}
