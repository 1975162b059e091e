/** Files that a start reads are read into the same room: memory that is new costs more than the reading. */

/** More than any of them has. Of memory that is not yet written to there is only the promise. */
const ENOUGH = 4 << 20;
let room: Buffer | undefined;

/** The bytes of a file from an offset on, which hold until another is read. */
export function readIntoRoom(path: string, from = 0): Buffer {
  const { closeSync, fstatSync, openSync, readSync } = process.getBuiltinModule('node:fs');
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size - from;
    if (!room || room.length < size) room = Buffer.allocUnsafeSlow(Math.max(size, ENOUGH));
    let read = 0;
    for (let more = -1; more !== 0 && read < size; read += more) more = readSync(file, room, read, size - read, from + read);
    return room.subarray(0, read);
  } finally {
    closeSync(file);
  }
}
