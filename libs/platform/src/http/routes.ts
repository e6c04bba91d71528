/** The registered paths, to distinguish a wrong method from a wrong path. */
export class Routes {
  private readonly routes: { readonly segments: readonly string[]; readonly method: string }[] = [];

  /** `url` is a pattern: `/api/v1/customers/:id`, `/api/docs/*`. */
  add(method: string, url: string): void {
    this.routes.push({ method, segments: url.split('/') });
  }

  /** Every route as `GET /api/v1/customers/:id`. */
  all(): string[] {
    return this.routes.map(({ method, segments }) => `${method} ${segments.join('/')}`);
  }

  /** The methods of the path of this URL; empty if the path does not exist. */
  methodsOf(url: string): string[] {
    const segments = url.split('?', 1)[0]?.split('/') ?? [];
    const methods = this.routes.filter((route) => matches(route.segments, segments)).map((route) => route.method);
    return [...new Set(methods)].sort();
  }
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  const wildcard = pattern.indexOf('*');
  if (wildcard < 0 && pattern.length !== segments.length) return false;
  const fixed = wildcard < 0 ? pattern : pattern.slice(0, wildcard);
  return (
    segments.length >= fixed.length &&
    fixed.every((part, index) => part === segments[index] || (part.startsWith(':') && segments[index] !== ''))
  );
}
