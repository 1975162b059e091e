/**
 * Where messages come in. What is no message, has the wrong parameters, or comes at the wrong time of the server's life is answered here
 * with the error that the protocol has for it; the rest goes on to the library, which would let some of it pass and fall over the rest.
 */
import {
  type DataCallback,
  type Disposable,
  ErrorCodes,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/node';
import { wrongParameter } from './parameters.ts';

/** What the reader gives for a body that is not JSON. */
const MALFORMED: Message = { jsonrpc: 'malformed' };

/** JSON of a message; the library's own would lose a body that is none without an answer. */
export const contentTypeDecoder = {
  name: 'application/json',
  decode: async (body: Uint8Array, { charset }: { readonly charset: string }): Promise<Message> => {
    const text = Buffer.isBuffer(body) ? body.toString(charset as BufferEncoding) : new TextDecoder(charset).decode(body);
    try {
      return JSON.parse(text) as Message;
    } catch {
      return MALFORMED;
    }
  },
};

interface Incoming extends Message {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
}

export class Gate implements MessageReader {
  private readonly inner: MessageReader;
  private readonly writer: MessageWriter;
  private introduced = false;
  /** The client has asked for the end. */
  shutDown = false;

  constructor(inner: MessageReader, writer: MessageWriter) {
    this.inner = inner;
    this.writer = writer;
  }

  get onError(): MessageReader['onError'] {
    return this.inner.onError;
  }
  get onClose(): MessageReader['onClose'] {
    return this.inner.onClose;
  }
  get onPartialMessage(): MessageReader['onPartialMessage'] {
    return this.inner.onPartialMessage;
  }
  dispose(): void {
    this.inner.dispose();
  }

  listen(callback: DataCallback): Disposable {
    return this.inner.listen((message) => {
      const passed = this.judge(message);
      if (passed) callback(passed);
    });
  }

  private judge(message: Incoming): Message | undefined {
    if (message === MALFORMED) return this.refuse(null, ErrorCodes.ParseError, 'the message is not JSON');
    if (typeof message !== 'object' || message === null || Array.isArray(message))
      return this.refuse(null, ErrorCodes.InvalidRequest, 'a message is an object');
    const { id, method } = message;
    if (method === undefined) {
      if (isId(id) && ('result' in message || 'error' in message)) return message;
      return this.refuse(null, ErrorCodes.InvalidRequest, 'the message has neither a method nor a result');
    }
    if (typeof method !== 'string') return this.refuse(isId(id) ? id : null, ErrorCodes.InvalidRequest, 'a method is a text');
    if (id === undefined) return this.notification(message, method);
    return isId(id)
      ? this.request(message, id, method)
      : this.refuse(null, ErrorCodes.InvalidRequest, 'an id is a number or a text');
  }

  private request(message: Incoming, id: string | number, method: string): Message | undefined {
    if (this.shutDown) return this.refuse(id, ErrorCodes.InvalidRequest, 'the server has been shut down');
    if (method === 'initialize' && this.introduced)
      return this.refuse(id, ErrorCodes.InvalidRequest, 'initialize comes only once');
    const wrong = wrongParameter(method, message.params);
    if (wrong !== undefined)
      return this.refuse(id, ErrorCodes.InvalidParams, `${method}: ${wrong} is missing or of the wrong kind`);
    if (method === 'initialize') this.introduced = true;
    if (method === 'shutdown') this.shutDown = true;
    return withoutNull(message);
  }

  /** Nobody waits for an answer to one: what cannot be followed is passed over, and said in the log. */
  private notification(message: Incoming, method: string): Message | undefined {
    if (method === 'exit') return message;
    if (this.shutDown || !this.introduced) return undefined;
    const wrong = wrongParameter(method, message.params);
    if (wrong === undefined) return withoutNull(message);
    const params = { type: 1, message: `${method} passed over: ${wrong} is missing or of the wrong kind` };
    void this.writer.write({ jsonrpc: '2.0', method: 'window/logMessage', params } as Message);
    return undefined;
  }

  private refuse(id: string | number | null, code: number, message: string): undefined {
    void this.writer.write({ jsonrpc: '2.0', id, error: { code, message } } as Message);
    return undefined;
  }
}

const isId = (id: unknown): id is string | number => typeof id === 'string' || typeof id === 'number';

/** `params: null` says that there are none. */
function withoutNull(message: Incoming): Message {
  if (message.params !== null) return message;
  const { params: _, ...rest } = message;
  return rest;
}
