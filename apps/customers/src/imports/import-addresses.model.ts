import type { CustomerAddress } from '@crm/contracts/customers';

/** A filled cell of an address. */
export interface AddressCell {
  readonly part: keyof CustomerAddress;
  readonly place: string;
  readonly column: string;
  readonly text: string;
}

export interface ChosenAddress {
  readonly address: CustomerAddress | undefined;
  /** The first column of each other address, which is left out. */
  readonly leftOut: readonly string[];
}

/** A customer has one address: the first of the file that has more than a region or country. */
export function chosenAddress(cells: readonly AddressCell[]): ChosenAddress {
  const places = [...new Set(cells.map(({ place }) => place))].map((place) =>
    cells.filter((cell) => cell.place === place),
  );
  const found = places.map((parts) => ({
    address: joined(parts),
    column: parts[0]?.column ?? '',
    isFull: parts.some(({ part }) => part === 'street' || part === 'city' || part === 'postalCode'),
  }));
  const chosen = found.find(({ isFull }) => isFull) ?? found[0];
  const text = JSON.stringify(chosen?.address);
  const others = found.filter((each) => each.isFull && each !== chosen && JSON.stringify(each.address) !== text);
  return { address: chosen?.address, leftOut: others.map(({ column }) => column) };
}

const PARTS = ['street', 'city', 'postalCode', 'region', 'country'] as const;

function joined(cells: readonly AddressCell[]): CustomerAddress {
  const texts = PARTS.map(
    (part) => [part, cells.filter((cell) => cell.part === part).map(({ text }) => text)] as const,
  );
  return Object.fromEntries(
    texts.filter(([, parts]) => parts.length > 0).map(([part, parts]) => [part, parts.reduce(withNext)]),
  );
}

/** A house number follows a blank, any other line of the address a comma. */
const HOUSE_NUMBER = /^\d+\s?\p{L}?([-/]\d+\s?\p{L}?)?$/u;
const withNext = (text: string, next: string): string =>
  HOUSE_NUMBER.test(next) || HOUSE_NUMBER.test(text) ? `${text} ${next}` : `${text}, ${next}`;
