/**
 * Messages on standard output. Header and body go in one write, where the library makes two, which costs as much again; and what stays
 * from one message to the next, as almost all findings of a file do after an edit, is put into bytes once.
 */
import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

/** Bytes that may wait for a client that does not read. */
const WAITING_AT_MOST = 8 * 1024 * 1024;

/** What gives the client's messages, and can be told to wait. */
interface Input {
  pause(): void;
  resume(): void;
}

export class Output extends AbstractMessageWriter implements MessageWriter {
  private readonly stream: Writable;
  private readonly input: Input;
  private failures = 0;
  private full = false;

  /** @param input a client that does not read what it is sent is not read either, until it does: nothing piles up. */
  constructor(stream: Writable, input: Input) {
    super();
    this.stream = stream;
    this.input = input;
    stream.on('error', (error: Error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
    stream.on('drain', () => {
      if (this.full) input.resume();
      this.full = false;
    });
  }

  /** Rejects where the message cannot be put into JSON, or not be written. */
  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const failed = (error: Error): void => {
        this.fireError(error, message, ++this.failures);
        reject(error);
      };
      let body: Buffer;
      try {
        body = bytesOf(message);
      } catch (error) {
        return failed(error instanceof Error ? error : new Error(String(error)));
      }
      this.stream.cork();
      this.stream.write(`Content-Length: ${body.length}\r\n\r\n`, 'ascii');
      this.stream.write(body, (error) => (error ? failed(error) : resolve()));
      this.stream.uncork();
      if (!this.full && this.stream.writableLength > WAITING_AT_MOST) {
        this.full = true;
        this.input.pause();
      }
    });
  }

  end(): void {
    this.stream.end();
  }
}

const lasting = new WeakSet<readonly object[]>();

/** A list whose members do not change, and may be sent again in another list: `items` of a result, or `diagnostics` of a notification. */
export function keepBytes<T extends readonly object[]>(list: T): T {
  lasting.add(list);
  return list;
}

/** JSON of a member, with a comma behind it. */
const known = new WeakMap<object, Buffer>();

interface Listing {
  readonly result?: { readonly items?: readonly object[] };
  readonly params?: { readonly diagnostics?: readonly object[] };
}

function bytesOf(message: Message): Buffer {
  const { result, params } = message as Listing;
  const list = result?.items ?? params?.diagnostics;
  if (!list || list.length === 0 || !lasting.has(list)) return Buffer.from(JSON.stringify(message));
  const hollow = result
    ? { ...message, result: { ...result, items: [] } }
    : { ...message, params: { ...params, diagnostics: [] } };
  const [head, tail] = cut(JSON.stringify(hollow), result ? '"items":[' : '"diagnostics":[');
  const parts = list.map((member) => {
    let own = known.get(member);
    if (!own) known.set(member, (own = Buffer.from(`${JSON.stringify(member)},`)));
    return own;
  });
  parts.push(parts.pop()!.subarray(0, -1));
  return Buffer.concat([Buffer.from(head), ...parts, Buffer.from(tail)]);
}

/** Behind the last `key`: nothing that is sent beside such a list could hold it. */
function cut(text: string, key: string): [string, string] {
  const at = text.lastIndexOf(key) + key.length;
  return [text.slice(0, at), text.slice(at)];
}
