export { codeOf, commaLine, foldedWord, lines, oneLine, undressed, valuesIn, withoutMarks } from './cell-text.js';
export { readDate, type DateFault, type DateFormat } from './date-values.js';
export { headerKey, headerReader, type HeaderWords, type Qualifier } from './header-words.js';
export { readNumber, type NumberFault, type NumberFormat } from './number-values.js';
export { readPhones, type PhoneFault } from './phone-values.js';
export { detectFormats, SAMPLE_ROWS, type Formats, type FormattedColumn } from './value-formats.js';
