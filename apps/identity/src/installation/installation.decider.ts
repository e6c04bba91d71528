import { type InstallationEvent, SetUpTokenRefused } from '@crm/contracts/identity';
import type { Decider } from '@crm/kernel';

export type InstallationCommand =
  | { readonly type: 'IssueSetUpToken'; readonly tokenHash: string }
  /** `userId` becomes the administrator's id, unless one was appointed before whose account was never created. */
  | { readonly type: 'RedeemSetUpToken'; readonly tokenHash: string; readonly userId: string }
  | {
      readonly type: 'AppointFirstAdministrator';
      readonly userId: string;
      readonly via: 'configuration' | 'command-line';
    };

export interface Installation {
  /** Of the newest token, until it is used. */
  readonly tokenHash: string | undefined;
  readonly administratorId: string | undefined;
}

function decide(command: InstallationCommand, { tokenHash, administratorId }: Installation): InstallationEvent[] {
  switch (command.type) {
    case 'IssueSetUpToken':
      return [{ type: 'SetUpTokenIssued', data: { tokenHash: command.tokenHash } }];
    case 'RedeemSetUpToken': {
      if (tokenHash === undefined || tokenHash !== command.tokenHash) throw new SetUpTokenRefused({});
      return [
        {
          type: 'FirstAdministratorAppointed',
          data: { userId: administratorId ?? command.userId, via: 'set-up-token' },
        },
      ];
    }
    case 'AppointFirstAdministrator':
      // Of two programs that start at once, one appoints; both then create the same account.
      if (administratorId !== undefined) return [];
      return [{ type: 'FirstAdministratorAppointed', data: { userId: command.userId, via: command.via } }];
  }
}

function evolve(installation: Installation, event: InstallationEvent): Installation {
  switch (event.type) {
    case 'SetUpTokenIssued':
      return { ...installation, tokenHash: event.data.tokenHash };
    case 'FirstAdministratorAppointed':
      return { tokenHash: undefined, administratorId: event.data.userId };
  }
}

/** One stream for the deployment, so only one request for the first account can succeed. */
export const INSTALLATION_ID = 'first-administrator';

export const installationDecider: Decider<Installation, InstallationCommand, InstallationEvent> = {
  category: 'installation',
  initial: { tokenHash: undefined, administratorId: undefined },
  decide,
  evolve,
};
