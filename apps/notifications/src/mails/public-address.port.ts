/** The address of this installation: PUBLIC_URL, or the address it listens on. Links begin with it; it has no trailing slash. */
export class PublicAddress {
  private address = 'http://localhost';

  constructor(private readonly configured: string | undefined) {}

  get url(): string {
    return this.configured ?? this.address;
  }

  listensAt(address: string): void {
    this.address = address;
  }
}
