/** Files that a start reads are read into the same room: memory that is new costs more than the reading. */

/** More than any of them has. Of memory that is not yet written to there is only the promise. */
const ENOUGH = 4 << 20;
let room: Buffer | undefined;

/** The bytes of a file from an offset on, which hold until another is read. */
export function readIntoRoom(path: string, from = 0): Buffer {
  const { closeSync, fstatSync, openSync } = process.getBuiltinModule('node:fs');
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size - from;
    if (!room || room.length < size) room = Buffer.allocUnsafeSlow(Math.max(size, ENOUGH));
    return readFully(file, room.subarray(0, size), from);
  } finally {
    closeSync(file);
  }
}

/** Fills the bytes from a place in an open file; those that it had. */
export function readFully(file: number, into: Buffer, from: number): Buffer {
  const { readSync } = process.getBuiltinModule('node:fs');
  let read = 0;
  for (let more = -1; more !== 0 && read < into.length; read += more)
    more = readSync(file, into, read, into.length - read, from + read);
  return into.subarray(0, read);
}
