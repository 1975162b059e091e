/** A workbook that unpacks without bound is refused while it unpacks. */
import { crc32, deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readBom } from '../../server/src/bom/index.ts';

/** A zip file of one file, as far as it is read in order: packed by Node, many times as fast as fflate packs. */
function packed(name: string, bytes: Uint8Array): Uint8Array {
  const data = deflateRawSync(bytes, { level: 1 });
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(crc32(bytes), 14);
  head.writeUInt32LE(data.length, 18);
  head.writeUInt32LE(bytes.length, 22);
  head.writeUInt16LE(name.length, 26);
  return new Uint8Array(Buffer.concat([head, Buffer.from(name), data]));
}

it('at 256 MB, and not before', () => {
  const MB = 1024 * 1024;
  const bomb = packed('xl/workbook.xml', new Uint8Array(257 * MB));
  expect(bomb.length).toBeLessThan(2_000_000);
  expect(() => readBom(bomb)).toThrow('it unpacks to more than 256 MB');
  expect(() => readBom(packed('xl/workbook.xml', new Uint8Array(MB).fill(32)))).not.toThrow('it unpacks to more');
});
