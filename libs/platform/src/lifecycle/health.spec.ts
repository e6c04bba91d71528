import { Health } from './health.js';

const running = (): Health => {
  const health = new Health();
  health.started();
  return health;
};

describe('the health of the program', () => {
  it('given a program that starts or stops, then it is not ready, and no check is called', async () => {
    const health = new Health();
    health.addCheck(() => {
      throw new Error('called too early');
    });
    expect(await health.readiness()).toMatchObject({ ready: false, issues: [{ code: 'program.starting' }] });
    expect(health.hasStarted).toBe(false);
    health.started();
    health.stop();
    expect(await health.readiness()).toMatchObject({ ready: false, issues: [{ code: 'program.stopping' }] });
    expect(health.hasStarted).toBe(true);
  });
  it('given issues that do not block, then it is ready and reports them; given one that blocks, then it is not ready', async () => {
    const health = running();
    health.addCheck(() => [{ code: 'disk.low', text: 'Little space.', blocking: false }]);
    expect(await health.readiness()).toMatchObject({ ready: true, issues: [{ code: 'disk.low' }] });
    health.addCheck(() => [{ code: 'log.unreadable', text: 'No log.', blocking: true }]);
    expect(await health.readiness()).toMatchObject({ ready: false, issues: [{}, { code: 'log.unreadable' }] });
  });
  it('given a check that throws, then that is an issue without the error message, and the other issues are reported', async () => {
    const health = running();
    health.addCheck(() => Promise.reject(Object.assign(new Error('of ada@example.org'), { code: 'EIO' })));
    health.addCheck(() => [{ code: 'disk.low', text: 'Little space.', blocking: false }]);
    const { ready, issues } = await health.readiness();
    expect([ready, issues.map(({ code }) => code)]).toEqual([true, ['check.failed', 'disk.low']]);
    expect(JSON.stringify(issues)).not.toContain('ada');
  });
});
