import type { CustomerAddress } from '@crm/contracts/customers';
import type { Draws } from './draws.model.js';
import { COMPANY_FORMS, COMPANY_TRADES, COMPANY_WORDS, REGIONS } from './vocabulary.model.js';

/** An invented person or company; the number makes the mail address unique. */
export interface Profile {
  readonly kind: 'person' | 'organization';
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string | undefined;
  readonly address: CustomerAddress;
  readonly language: string;
  readonly timeZone: string;
}

const ORGANIZATIONS = 0.2;
/** Domains that are reserved for examples. */
const DOMAINS = ['example.com', 'example.org', 'example.net'];

export function profileOf(draws: Draws, number: number): Profile {
  const region = regionOf(draws);
  const [given, latinGiven] = forms(draws.pickEarly(region.given));
  const [family, latinFamily] = forms(draws.pickEarly(region.family));
  const trade = draws.pick(COMPANY_TRADES);
  const house = draws.chance(0.5) ? family : draws.pick(COMPANY_WORDS);
  const firm = `${house} ${trade} ${draws.pick(COMPANY_FORMS)}`;
  const isFirm = draws.chance(ORGANIZATIONS);
  const [city, postalCode] = draws.pick(region.cities);
  const mailbox = isFirm ? `office.${trade.toLowerCase()}` : `${latinGiven}.${latinFamily}`;
  return {
    kind: isFirm ? 'organization' : 'person',
    name: isFirm ? firm : region.familyFirst ? `${family} ${given}` : `${given} ${family}`,
    email: `${mailbox}.${number.toString(36)}@${draws.pick(DOMAINS)}`,
    phone: phoneOf(region.country, draws),
    company: !isFirm && draws.chance(0.4) ? firm : undefined,
    address: {
      street: `${draws.pick(region.streets)} ${draws.between(1, 180)}`,
      city,
      postalCode,
      country: region.country,
    },
    language: region.language,
    timeZone: region.timeZone,
  };
}

function regionOf(draws: Draws) {
  let left = draws.below(REGIONS.reduce((sum, { share }) => sum + share, 0));
  return REGIONS.find(({ share }) => (left -= share) < 0) ?? REGIONS[0]!;
}

function forms(name: string): [form: string, latin: string] {
  const [form = name, latin = form.toLowerCase()] = name.split(':');
  return [form, latin];
}

/** Phone numbers that the regulators reserve for films and examples. */
const FICTIONAL: Readonly<Record<string, readonly (readonly [prefix: string, digits: number])[]>> = {
  DE: [
    ['+493023125', 3],
    ['+494066969', 3],
    ['+496990009', 3],
    ['+498999998', 3],
  ],
  FR: [
    ['+3319900', 4],
    ['+3326191', 4],
    ['+3335301', 4],
  ],
};
const US_AREAS = { low: 201, high: 989 };

function phoneOf(country: string, draws: Draws): string {
  const ranges = FICTIONAL[country];
  if (ranges === undefined) return `+1${draws.between(US_AREAS.low, US_AREAS.high)}55501${digits(2, draws)}`;
  const [prefix, count] = draws.pick(ranges);
  return prefix + digits(count, draws);
}

const digits = (count: number, draws: Draws): string => String(draws.below(10 ** count)).padStart(count, '0');
