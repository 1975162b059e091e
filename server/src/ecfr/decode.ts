/** The bytes of an XML file to text, by its byte order mark or by the encoding it declares. */
import { EditionProblem } from './edition.ts';

export function decodeXml(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const mark = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  // What govinfo publishes says ISO-8859-1 of some files.
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)?.[1];
  const encoding = mark ?? declared ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new EditionProblem(
      error instanceof RangeError ? `is in an encoding that is not known: ${encoding}` : `is not ${encoding.toUpperCase()} text`,
    );
  }
}
