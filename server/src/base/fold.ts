/** A name as people compare names by eye: without case, accents and punctuation, its words one blank apart. */
export const fold = (name: string): string =>
  // The classes of Unicode cost more to make than most checks have names.
  PLAIN.test(name)
    ? name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim()
    : name
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();

const PLAIN = /^[\0-\x7f]*$/;
