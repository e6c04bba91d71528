/** Hashes under a key of this deployment, by purpose. Hex. The composing module takes them from the key vault. */
export class KeyedHash {
  constructor(readonly of: (purpose: string, value: string) => Promise<string>) {}
}
