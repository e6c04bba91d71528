import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Message } from '../../call-context.js';
import { command } from '../../command.js';
import { CurrencyField, TimeZoneField } from '../../input-fields.js';
import { CURRENCY } from '../../money.js';

const currency = 'The base currency: sums of several currencies are answered in it.';
const timeZone = 'IANA name. It decides which day is today.';

@ApiSchema({ description: 'Changes to the settings of the organisation. What is left out stays as it is.' })
export class OrganisationChangeInput {
  @CurrencyField({
    description: `${currency} Rates belong to a base currency: add those to the new one first.`,
    optional: true,
  })
  readonly currency?: string;
  @TimeZoneField({ description: timeZone, optional: true })
  readonly timeZone?: string;
}

@ApiSchema({ description: 'The settings of the organisation.' })
export class OrganisationView {
  @ApiProperty({ type: 'integer', description: 'Number of its changes. Used in If-Match.', example: 0 })
  readonly revision!: number;
  @ApiProperty({ ...CURRENCY, description: currency })
  readonly currency!: string;
  @ApiProperty({ example: 'Europe/Berlin', description: timeZone })
  readonly timeZone!: string;
}

export class ChangeOrganisation extends command<{ change: OrganisationChangeInput }>() {}
/** Everybody who is signed in may ask. */
export class GetOrganisation extends Message<OrganisationView> {}
