/** A message on standard output in one write: the library writes its header apart, which costs as much again. */
import { Writable } from 'node:stream';

export function joined(output: NodeJS.WritableStream): Writable {
  let header: Buffer | undefined;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (header === undefined && chunk.subarray(0, HEAD.length).equals(HEAD)) {
        header = chunk;
        return done();
      }
      const whole = header ? Buffer.concat([header, chunk]) : chunk;
      header = undefined;
      output.write(whole, done);
    },
  });
}

const HEAD = Buffer.from('Content-Length: ');
