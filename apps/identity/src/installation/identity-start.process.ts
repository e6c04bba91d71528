import { Injectable } from '@nestjs/common';
import { ownContext } from '../own-context.service.js';
import { SigningKeys } from '../signing-keys/signing-keys.service.js';
import { Administrators } from './administrators.service.js';
import { newSetUpToken } from './set-up-token.service.js';
import { secretHash } from '../secret-hash.model.js';

export interface ConfiguredAdministrator {
  readonly email: string;
  readonly password: string;
}

/** Provides what identity needs before the first request: a signing key and a way to log in. */
@Injectable()
export class IdentityStart {
  constructor(
    private readonly signingKeys: SigningKeys,
    private readonly administrators: Administrators,
  ) {}

  /**
   * If there is no user yet, creates the configured administrator, or returns a new one-time set-up token to show to the operator.
   * Throws PasswordRefused.
   */
  async run(configured: ConfiguredAdministrator | undefined): Promise<{ readonly setUpToken?: string }> {
    await this.signingKeys.current();
    await this.administrators.settleFirst(ownContext());
    if (!(await this.administrators.isFirstMissing())) return {};
    if (configured !== undefined) {
      await this.administrators.create({ ...configured, name: 'Administrator' }, 'configuration', ownContext());
      return {};
    }
    const setUpToken = newSetUpToken();
    await this.administrators.issueSetUpToken(secretHash(setUpToken), ownContext());
    return { setUpToken };
  }
}
