/** What two texts of the same content have in common. The module is loaded when it is asked for: most runs need none. */
export async function hasher(): Promise<(text: string) => string> {
  const { createHash } = await import('node:crypto');
  return (text) => createHash('sha256').update(text).digest('hex');
}
