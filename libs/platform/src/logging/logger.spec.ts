import { createLogger, NestLogger } from './logger.js';

const lines: string[] = [];
const logger = createLogger('info', { write: (line) => void lines.push(line) });
const last = () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;

describe('the log', () => {
  it('is one JSON line per event, whatever it contains', () => {
    logger.info({ path: '/a\r\n{"level":"fatal"}\u001b[31m' }, 'one\ntwo');
    expect(lines.at(-1)?.trimEnd().split('\n')).toHaveLength(1);
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      service: 'throughline',
      path: '/a\r\n{"level":"fatal"}\u001b[31m',
      msg: 'one\ntwo',
    });
  });
  it('drops every field that is not on the list', () => {
    logger.info({ email: 'ada@example.org', customer: { name: 'Ada' }, userId: { name: 'Ada' }, traceId: 't' }, 'done');
    expect(lines.at(-1)).not.toMatch(/ada/i);
    expect(last()).toMatchObject({ traceId: 't' });
  });
  it('keeps name, code, message, stack and cause of an error, and nothing else', () => {
    logger.error(
      {
        err: Object.assign(new Error('broken', { cause: new Error('root') }), { code: 'E1', body: 'ada@example.org' }),
      },
      'failed',
    );
    expect(last()['err']).toEqual({
      name: 'Error',
      code: 'E1',
      message: 'broken',
      stack: expect.any(String),
      cause: expect.objectContaining({ message: 'root' }),
    });
    expect(lines.at(-1)).not.toContain('ada@');
  });
  it('takes Nest\u2019s lines, but not its chatter at level info', () => {
    const before = lines.length;
    const nest = new NestLogger(logger);
    nest.log('Mapped route', 'RouterExplorer');
    expect(lines).toHaveLength(before);
    nest.warn('careful', 'Router');
    expect(last()).toMatchObject({ level: 'warn', context: 'Router', msg: 'careful' });
  });
});
