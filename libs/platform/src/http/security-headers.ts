import helmet from '@fastify/helmet';
import { FastifyAdapter } from '@nestjs/platform-fastify';

/**
 * The headers that helmet would set on every answer of an API. They never differ, so helmet is called once: building them for each request
 * costs as much as reading a customer.
 */
export async function securityHeaders(): Promise<Readonly<Record<string, string>>> {
  const server = new FastifyAdapter().getInstance();
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  });
  server.get('/', (_request, reply) => reply.send());
  const { headers } = await server.inject('/');
  await server.close();
  const own = Object.entries(headers).filter(([name]) => !OF_ANY_ANSWER.has(name));
  return Object.fromEntries(own) as Record<string, string>;
}

const OF_ANY_ANSWER = new Set(['connection', 'content-length', 'date']);
