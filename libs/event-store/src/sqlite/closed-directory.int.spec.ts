import { closeToOthers } from './closed-directory.js';

/** Its mode is 555, and not even root may change it. */
const UNCHANGEABLE = '/proc/self';

(process.platform === 'linux' ? describe : describe.skip)('a directory whose mode cannot be changed', () => {
  it('is refused while it is open to others', () =>
    expect(() => closeToOthers(UNCHANGEABLE)).toThrow(
      /other users of this machine may open it \(mode 555\), and that cannot be changed \(EPERM\)/,
    ));
});
