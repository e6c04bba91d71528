/** Who may register; see the setting REGISTRATION. Provided by the composing module. */
export class RegistrationPolicy {
  constructor(readonly mode: 'closed' | 'approval' | 'open') {}
}
