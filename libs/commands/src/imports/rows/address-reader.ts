import { countryCode, plainText, type CustomerAddress } from '@crm/contracts/customers';
import { commaLine, oneLine } from '@crm/import-files/values';
import type { RowCells } from './row-cells.js';

const MAX_STREET = 300;
const LIMITS = { street: MAX_STREET, city: 120, postalCode: 20, region: 120, country: 120 } as const;
const PARTS = Object.entries(LIMITS) as [keyof CustomerAddress, number][];

/** A filled cell of an address. */
interface AddressCell {
  readonly part: keyof CustomerAddress;
  readonly index: number;
  readonly column: string;
  readonly text: string;
}

/** The address of a row: countries by code where they are known, several lines of a street in one. */
export function readAddress(cells: RowCells): CustomerAddress | undefined {
  const places = new Map<string, AddressCell[]>();
  for (const [part, max] of PARTS)
    for (const cell of cells.all(part)) {
      const text = part === 'street' ? commaLine(cell.text) : oneLine(cell.text);
      if (!cells.isReadable(cell, text, max)) continue;
      const { place, header: column, index } = cell.use;
      const known = part === 'country' ? (countryCode(text) ?? text) : text;
      places.set(place, [...(places.get(place) ?? []), { part, index, column, text: plainText(known) }]);
    }
  const address = places.size > 1 ? chosen(cells, [...places.values()]) : joined([...places.values()].flat());
  if (address.street === undefined || address.street.length <= MAX_STREET)
    return isEmpty(address) ? undefined : address;
  const [street] = cells.all('street');
  if (street !== undefined)
    cells.warn(
      street,
      'street',
      `The lines of the street have more than ${MAX_STREET} characters; they were left out.`,
    );
  const { street: _street, ...rest } = address;
  return rest;
}

/** A record has one address: the first of the file that has more than a region or country. Others that differ are reported. */
function chosen(cells: RowCells, places: readonly (readonly AddressCell[])[]): CustomerAddress {
  const found = places
    .map((parts) => ({
      address: joined(parts),
      first: parts.reduce((one, other) => (other.index < one.index ? other : one)),
      isFull: parts.some(({ part }) => part === 'street' || part === 'city' || part === 'postalCode'),
    }))
    .sort((one, other) => one.first.index - other.first.index);
  const [fallback] = found;
  const { address } = found.find(({ isFull }) => isFull) ?? fallback!;
  const text = JSON.stringify(address);
  for (const other of found)
    if (other.isFull && JSON.stringify(other.address) !== text)
      cells.warnings.push({
        column: other.first.column,
        code: 'second-address',
        reason: 'A customer has one address; this one was left out.',
      });
  return address;
}

/** The parts come in their order, and those of one part in the order of the file. */
function joined(cells: readonly AddressCell[]): CustomerAddress {
  const address: { -readonly [Part in keyof CustomerAddress]?: string } = {};
  for (const { part, text } of cells) {
    const before = address[part];
    address[part] = before === undefined ? text : withNext(before, text);
  }
  return address;
}

const isEmpty = (address: CustomerAddress): boolean => Object.keys(address).length === 0;

/** A house number follows a blank, any other line of the address a comma. */
const HOUSE_NUMBER = /^\d+\s?\p{L}?([-/]\d+\s?\p{L}?)?$/u;
const withNext = (text: string, next: string): string =>
  HOUSE_NUMBER.test(next) || HOUSE_NUMBER.test(text) ? `${text} ${next}` : `${text}, ${next}`;
