/** Where people reach this installation: PUBLIC_URL, or the address listened on. Links begin with it; no slash at its end. */
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
