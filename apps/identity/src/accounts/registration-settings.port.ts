import type { Role } from '@crm/contracts';

/** Who may register; see the setting REGISTRATION. Provided by the composing module. */
export class RegistrationPolicy {
  constructor(readonly mode: 'closed' | 'approval' | 'open') {}

  /** The roles of a self-registered user whose address is verified. Empty: an administrator decides. */
  get rolesOfVerified(): readonly Role[] {
    return this.mode === 'open' ? ['sales'] : [];
  }
}
