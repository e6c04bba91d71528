/**
 * Random numbers that depend only on where they are drawn: the same seed, topic and number give the same draws on every machine, no matter
 * what was drawn elsewhere. sfc32, seeded through a mixer; nothing here is secret.
 */
export class Draws {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, topic: string, number = 0) {
    this.a = mixed(seed ^ 0x9e3779b9);
    this.b = mixed(this.a ^ number);
    this.c = mixed(this.b ^ hashed(topic));
    for (let round = 0; round < 8; round++) this.next();
  }

  /** From 0 to below `bound`. */
  below(bound: number): number {
    return Math.floor((this.next() / 2 ** 32) * bound);
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.next() / 2 ** 32 < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** Picks early items more often than late ones, as names and tags are distributed. */
  pickEarly<Item>(items: readonly Item[]): Item {
    return items[Math.min(this.below(items.length), this.below(items.length))] as Item;
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.next() & 0xff);
  }

  private next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}

function mixed(value: number): number {
  let mixing = value | 0;
  mixing = Math.imul(mixing ^ (mixing >>> 16), 0x21f0aaad);
  mixing = Math.imul(mixing ^ (mixing >>> 15), 0x735a2d97);
  return mixing ^ (mixing >>> 15);
}

function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
