/** In hexadecimal, 64 digits. */
export type Hash = (what: string | Uint8Array) => string;

/** What two texts of the same content have in common. The module is loaded when it is asked for: most runs need none. */
export const hashed: Hash = (what) => process.getBuiltinModule('node:crypto').hash('sha256', what, 'hex');
