/** Who may register: see the setting REGISTRATION. Given by the composition. */
export class RegistrationPolicy {
  constructor(readonly mode: 'closed' | 'approval' | 'open') {}
}
