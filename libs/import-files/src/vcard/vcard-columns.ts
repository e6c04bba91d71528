import type { CardProperty } from './vcard-property.js';

/** How many columns there are of each kind. Values with the same label share one, as in Google's exports. */
const SLOTS = { 'E-mail': 5, Phone: 8, Website: 3, Address: 3 } as const;
type Slot = keyof typeof SLOTS;

/** The parts of ADR in their order. */
const ADDRESS_PARTS = ['PO Box', 'Extended Address', 'Street', 'City', 'Region', 'Postal Code', 'Country'];
const NAME_PARTS = ['Last Name', 'First Name', 'Middle Name', 'Name Prefix', 'Name Suffix'];
const OTHER = 'Other Properties';

const slotColumns = (slot: Slot, parts: readonly string[]): string[] =>
  Array.from({ length: SLOTS[slot] }, (_, index) => parts.map((part) => `${slot} ${index + 1} - ${part}`)).flat();

/** The columns of every address book: the headers that Google writes, so that a card is mapped as a row is. */
export const VCARD_COLUMNS: readonly string[] = [
  'Kind',
  'Name',
  'First Name',
  'Middle Name',
  'Last Name',
  'Name Prefix',
  'Name Suffix',
  'Nickname',
  'Organization Name',
  'Organization Title',
  'Organization Department',
  'Birthday',
  'Notes',
  'Photo',
  'Labels',
  ...slotColumns('E-mail', ['Label', 'Value']),
  ...slotColumns('Phone', ['Label', 'Value']),
  ...slotColumns('Address', ['Label', ...ADDRESS_PARTS]),
  ...slotColumns('Website', ['Label', 'Value']),
  'UID',
  OTHER,
];
const INDEX = new Map(VCARD_COLUMNS.map((column, index) => [column, index]));

/** Separates several values in one cell, as Google writes them. */
const SEVERAL = ' ::: ';

const TEXTS: Readonly<Partial<Record<string, string>>> = {
  fn: 'Name',
  nickname: 'Nickname',
  title: 'Organization Title',
  note: 'Notes',
  uid: 'UID',
};
const SLOT_OF: Readonly<Partial<Record<string, Slot>>> = {
  email: 'E-mail',
  tel: 'Phone',
  url: 'Website',
  adr: 'Address',
};
const KINDS: Readonly<Partial<Record<string, string>>> = { individual: 'person', org: 'organization' };
/** They say nothing about a customer. */
const IGNORED = new Set(['version', 'prodid', 'rev', 'begin', 'end', 'profile', 'sort-string', 'x-ablabel']);

/** Collects the properties of one card as the cells of its row. */
export class CardCells {
  private readonly texts = new Map<string, Set<string>>();
  private readonly slotted = new Map<Slot, CardProperty[]>();
  /** Apple names a value by another property of the same group. */
  private readonly labels = new Map<string, string>();

  add(property: CardProperty): void {
    const { name, values, group } = property;
    if (name === 'x-ablabel' && group !== undefined) this.labels.set(group, plainLabel(values[0]?.join(' ') ?? ''));
    if (IGNORED.has(name) || values.flat().every((value) => value.trim() === '')) {
      if (name === 'photo') this.put('Photo', 'picture');
      return;
    }
    const slot = SLOT_OF[name];
    const column = TEXTS[name];
    if (slot !== undefined) {
      const known = this.slotted.get(slot);
      if (known === undefined) this.slotted.set(slot, [property]);
      else known.push(property);
    } else if (column !== undefined) this.put(column, joined(values));
    else if (name === 'n') values.forEach((value, index) => this.put(NAME_PARTS[index], value.join(' ')));
    else if (name === 'org') this.putOrganization(values.map((value) => value.join(', ')));
    else if (name === 'bday') this.put('Birthday', dayOf(joined(values)));
    else if (name === 'categories') values.flat().forEach((value) => this.put('Labels', value));
    else if (name === 'kind' || name === 'x-addressbookserver-kind') this.put('Kind', kindOf(joined(values)));
    else if (name === 'x-abshowas') this.put('Kind', /company/i.test(joined(values)) ? 'organization' : '');
    else this.other(property);
  }

  /** What could not be read is named too: nothing is left out without a word. */
  unread(line: string): void {
    this.put(OTHER, line.slice(0, 200));
  }

  get cells(): string[] {
    for (const [slot, properties] of this.slotted) this.fill(slot, properties);
    if (this.isOrganization()) this.put('Kind', 'organization');
    const cells = VCARD_COLUMNS.map(() => '');
    for (const [column, texts] of this.texts) cells[INDEX.get(column) as number] = [...texts].join(SEVERAL);
    return cells;
  }

  private put(column: string | undefined, text: string): void {
    if (column === undefined || text.trim() === '') return;
    const texts = this.texts.get(column);
    if (texts === undefined) this.texts.set(column, new Set([text.trim()]));
    else texts.add(text.trim());
  }

  private putOrganization([organization = '', ...departments]: readonly string[]): void {
    this.put('Organization Name', organization);
    this.put('Organization Department', departments.filter((part) => part !== '').join(', '));
  }

  private other({ name, values }: CardProperty): void {
    this.put(OTHER, `${name.toUpperCase()}: ${joined(values)}`);
  }

  /** Preferred values first. Values with the same label share a slot; what no slot is left for is listed with the rest. */
  private fill(slot: Slot, properties: readonly CardProperty[]): void {
    const sorted = [...properties].sort((one, other) => one.preference - other.preference);
    const slots = new Map<string, number>();
    let next = 1;
    for (const property of sorted) {
      const label = (property.group && this.labels.get(property.group)) || labelOf(property.types);
      const number = (slot === 'Address' ? undefined : slots.get(label)) ?? next;
      if (number > SLOTS[slot]) {
        this.other(property);
        continue;
      }
      if (number === next) next += 1;
      slots.set(label, number);
      const column = `${slot} ${number} - `;
      this.put(`${column}Label`, label);
      if (slot === 'Address')
        property.values.forEach((value, part) => this.put(`${column}${ADDRESS_PARTS[part]}`, value.join(', ')));
      else this.put(`${column}Value`, contactOf(joined(property.values)));
    }
  }

  /** A card without a person's name that is called as its organization. */
  private isOrganization(): boolean {
    const [kind, name, organization] = ['Kind', 'Name', 'Organization Name'].map(
      (column) => [...(this.texts.get(column) ?? [])][0],
    );
    const isNamed = NAME_PARTS.some((part) => this.texts.has(part));
    return kind === undefined && !isNamed && organization !== undefined && (name ?? organization) === organization;
  }
}

const joined = (values: CardProperty['values']): string =>
  values
    .map((value) => value.join(', '))
    .filter((text) => text !== '')
    .join('; ');

const kindOf = (kind: string): string => KINDS[kind.toLowerCase()] ?? kind;

/** Types that say how a value is used, not whose it is. */
const UNSAID = new Set([
  'internet',
  'x400',
  'voice',
  'msg',
  'pref',
  'text',
  'video',
  'dom',
  'intl',
  'postal',
  'parcel',
]);
const NAMED_TYPES: Readonly<Partial<Record<string, string>>> = { cell: 'mobile', iphone: 'mobile' };

function labelOf(types: readonly string[]): string {
  const words = types.filter((type) => !UNSAID.has(type)).map((type) => NAMED_TYPES[type] ?? type);
  return [...new Set(words)].map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`).join(' ');
}

/** Apple writes its own labels as _$!<Work>!$_. */
const plainLabel = (label: string): string => /^_\$!<(.*)>!\$_$/.exec(label)?.[1] ?? label;

/** Version 4 writes numbers and addresses as URIs. */
const contactOf = (text: string): string =>
  text
    .replace(/^(tel|mailto|sms):/i, '')
    .replace(/;ext=/i, ' ext. ')
    .replace(/;(phone-context|isub)=[^;]*/gi, '');

/** A complete day as YYYY-MM-DD; anything else as it is, such as a day without its year. */
function dayOf(text: string): string {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(text.trim()) ?? [];
  return year === undefined ? text : `${year}-${month}-${day}`;
}
