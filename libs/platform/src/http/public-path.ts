/** The path of PUBLIC_URL: `/crm`, or nothing. */
export function publicPathOf(publicUrl: string | undefined): string {
  const { pathname } = new URL(publicUrl ?? 'http://localhost');
  return pathname === '/' ? '' : pathname;
}

/** What this server has at the top. */
const OURS = /^\/(api|problems|\.well-known|livez|readyz|startupz)(?=[/?]|$)/;

/**
 * A proxy may pass the path of PUBLIC_URL on or take it away: both are understood. It is taken away only if one of our paths remains, because
 * PUBLIC_URL itself may end in `/api`.
 */
export function withoutPublicPath(url: string, publicPath: string): string {
  if (publicPath === '' || !url.startsWith(`${publicPath}/`)) return url;
  const rest = url.slice(publicPath.length);
  return OURS.test(rest) ? rest : url;
}
