const FIRST = [
  'Ada',
  'Grace',
  'Alan',
  'Edsger',
  'Barbara',
  'Donald',
  'Frances',
  'John',
  'Katherine',
  'Niklaus',
  'Radia',
  'Tim',
  'Hedy',
  'Claude',
  'Anita',
  'Dennis',
];
const SYLLABLES = [
  'ba',
  'cor',
  'den',
  'fel',
  'gan',
  'hol',
  'jor',
  'kin',
  'lam',
  'mor',
  'nel',
  'pen',
  'quin',
  'ros',
  'sten',
  'tol',
  'vor',
  'wick',
];
/** One customer in fifty has it. */
export const COMMON_SURNAME = 'Smith';

/** The same number always gives the same person. */
export function person(index: number): {
  readonly name: string;
  readonly surname: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
} {
  const pick = (list: readonly string[], salt: number) =>
    list[Math.abs(Math.imul(index + 1, salt) >> 5) % list.length] ?? '';
  const syllables = pick(SYLLABLES, 0x9e3779b1) + pick(SYLLABLES, 0x85ebca77) + pick(SYLLABLES, 0xc2b2ae3d);
  const surname = index % 50 === 0 ? COMMON_SURNAME : (syllables[0] ?? '').toUpperCase() + syllables.slice(1);
  const first = pick(FIRST, 0x27d4eb2f);
  const digits = String(1_000_000 + index);
  return {
    name: `${first} ${surname}`,
    surname,
    email: `${first}.${surname}.${index}@example.org`.toLowerCase(),
    phone: `+4930${digits}`,
    company: `${surname} & Sons ${index % 1000}`,
  };
}

const ROWS_OF_PIECE = 10_000;

/** A file of customers as another program would export it. Made in pieces: a million rows as texts would not fit into the heap. */
export function customersCsv(from: number, to: number): Buffer {
  const pieces = [Buffer.from('Name,Email,Phone,Company,City,Tags\r\n')];
  for (let first = from; first < to; first += ROWS_OF_PIECE) {
    let piece = '';
    for (let index = first; index < Math.min(first + ROWS_OF_PIECE, to); index++) {
      const { name, email, phone, company } = person(index);
      piece += `${name},${email},${phone},${company},Berlin,imported\r\n`;
    }
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces);
}
