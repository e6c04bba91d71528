import { countryCode, plainText, type CustomerAddress } from '@crm/contracts/customers';
import { commaLine, oneLine } from '@crm/import-files/values';
import type { RowCells } from './row-cells.js';

const MAX_STREET = 300;
const LIMITS = { street: MAX_STREET, city: 120, postalCode: 20, region: 120, country: 120 } as const;
const PARTS = Object.entries(LIMITS) as [keyof CustomerAddress, number][];

/** The address of a row: countries by code where they are known, several lines of a street in one. */
export function readAddress(cells: RowCells): CustomerAddress | undefined {
  const filled = PARTS.flatMap(([part, max]) =>
    cells.all(part).flatMap((cell): AddressCell[] => {
      const text = part === 'street' ? commaLine(cell.text) : oneLine(cell.text);
      if (!cells.isReadable(cell, text, max)) return [];
      const { place, header: column, index } = cell.use;
      return [{ part, place, column, index, text: plainText(part === 'country' ? (countryCode(text) ?? text) : text) }];
    }),
  );
  if (filled.length === 0) return undefined;
  const { address, leftOut } = chosenAddress(filled.sort((one, other) => one.index - other.index));
  for (const column of leftOut)
    cells.warnings.push({
      column,
      code: 'second-address',
      reason: 'A customer has one address; this one was left out.',
    });
  const [street] = cells.all('street');
  if (street === undefined || (address?.street ?? '').length <= MAX_STREET) return address;
  const { street: _street, ...rest } = address ?? {};
  cells.warn(street, 'street', `The lines of the street have more than ${MAX_STREET} characters; they were left out.`);
  return rest;
}

/** A filled cell of an address. */
interface AddressCell {
  readonly part: keyof CustomerAddress;
  readonly place: string;
  readonly column: string;
  readonly index: number;
  readonly text: string;
}

interface ChosenAddress {
  readonly address: CustomerAddress | undefined;
  /** The first column of each other address, which is left out. */
  readonly leftOut: readonly string[];
}

/** A customer has one address: the first of the file that has more than a region or country. */
function chosenAddress(cells: readonly AddressCell[]): ChosenAddress {
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

function joined(cells: readonly AddressCell[]): CustomerAddress {
  const texts = PARTS.map(
    ([part]) => [part, cells.filter((cell) => cell.part === part).map(({ text }) => text)] as const,
  );
  return Object.fromEntries(
    texts.filter(([, parts]) => parts.length > 0).map(([part, parts]) => [part, parts.reduce(withNext)]),
  );
}

/** A house number follows a blank, any other line of the address a comma. */
const HOUSE_NUMBER = /^\d+\s?\p{L}?([-/]\d+\s?\p{L}?)?$/u;
const withNext = (text: string, next: string): string =>
  HOUSE_NUMBER.test(next) || HOUSE_NUMBER.test(text) ? `${text} ${next}` : `${text}, ${next}`;
