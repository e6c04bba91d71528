import {
  countryCode,
  isEmailAddress,
  isPlainText,
  MAX_CONTACT_POINTS,
  MAX_LABEL,
  plainText,
} from '@crm/contracts/customers';
import { readPhones, valuesIn, withoutMarks, type PhoneFault } from '@crm/import-files/values';
import type { Cell, RowCells } from './row-cells.js';
import { MOST_VALUES, withoutStar } from './text-readers.js';

export interface ImportedEmail {
  readonly address: string;
  readonly label?: string;
}
export interface ImportedPhone {
  readonly number: string;
  readonly label?: string;
}

/** E-mail addresses find a record, so one that cannot be read refuses the row. */
export function readEmails(cells: RowCells): ImportedEmail[] {
  const points: ImportedEmail[] = [];
  for (const cell of cells.all('email'))
    for (const text of addressesIn(cell.text).slice(0, MOST_VALUES)) {
      if (isEmailAddress(text)) points.push({ address: plainText(text), ...label(cells, cell, []) });
      else cells.fault(cell, 'email', 'This is not an e-mail address.');
    }
  if (points.length > MAX_CONTACT_POINTS)
    cells.faults.push({ code: 'too-many-emails', reason: `More than ${MAX_CONTACT_POINTS} e-mail addresses.` });
  return points;
}

export interface PhoneCountry {
  /** As the row has it, a code or a name. */
  readonly ofRow: string | undefined;
  /** Of rows that do not say it. */
  readonly otherwise: string | undefined;
}

/** Phone numbers; those that cannot be read are left out. */
export function readPhoneNumbers(cells: RowCells, { ofRow, otherwise }: PhoneCountry): ImportedPhone[] {
  const country = (ofRow && countryCode(ofRow)) || otherwise;
  const points: ImportedPhone[] = [];
  for (const cell of cells.all('phone'))
    for (const read of readPhones(cell.text, country)) {
      if ('fault' in read) cells.warn(cell, PHONE_CODE[read.fault], PHONES[read.fault]);
      else if (points.length >= MAX_CONTACT_POINTS)
        cells.warn(cell, 'phone', `More than ${MAX_CONTACT_POINTS} phone numbers; this one was left out.`);
      else {
        points.push({ number: read.number, ...label(cells, cell, read.remarks) });
        if (read.plusAdded)
          cells.warn(
            cell,
            'phone-plus',
            'The number begins with the code of its country and was read as if it had a plus sign.',
          );
      }
    }
  // A fax machine is nobody's first number.
  return points.some(isFax) ? [...points.filter((point) => !isFax(point)), ...points.filter(isFax)] : points;
}

function label(cells: RowCells, cell: Cell, remarks: readonly string[]): { label?: string } {
  const { use } = cell;
  const written = withoutStar(cells.labelOf(cell));
  const said = [NO_LABEL.has(written.toLowerCase()) ? use.label : written || use.label, ...remarks];
  const whole = said.filter((part) => part !== '').join(', ');
  if (whole === '') return {};
  const text = plainText([...whole].slice(0, MAX_LABEL).join('').slice(0, MAX_LABEL).toWellFormed());
  if (!isPlainText(text, 1, MAX_LABEL)) {
    cells.warn(cell, 'label', 'The label holds characters that cannot be shown; it was left out.');
    return {};
  }
  if (text !== plainText(whole))
    cells.warn(cell, 'label', `The label has more than ${MAX_LABEL} characters; the rest was left out.`);
  return { label: text };
}

/** Labels that say nothing: the types of addresses in Outlook. */
const NO_LABEL = new Set(['', 'smtp', 'ex']);

const isFax = ({ label }: ImportedPhone): boolean => label !== undefined && /\bfax\b/i.test(label);

/** `Ada <ada@example.org>, mailto:ada@example.com` */
function addressesIn(cell: string): string[] {
  const text = withoutMarks(cell).replace(/\s\/\s/g, ';');
  const hasNames = text.includes('<');
  return valuesIn(text)
    .filter((part) => !hasNames || part.includes('@')) // the rest is a part of somebody's name
    .map((part) => (/<([^<>]+)>$/.exec(part)?.[1] ?? part).replace(/^mailto:/i, ''));
}

const PHONE_CODE: Readonly<Record<PhoneFault, string>> = {
  scientific: 'phone-scientific',
  'no-country': 'phone',
  unreadable: 'phone',
};
const PHONES: Readonly<Record<PhoneFault, string>> = {
  scientific:
    'The spreadsheet shortened this number (4.1E+09), and digits are lost. Format the column as text before saving it. It was left out.',
  'no-country':
    'This is not a phone number with a country code (+49 …); it was left out. Set phoneCountry if all are from one country.',
  unreadable: 'This is not a phone number; it was left out.',
};
