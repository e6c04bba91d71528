export { csvRows, safeText } from './csv.js';
export { CsvFileWriter } from './csv-file-writer.js';
export type { FileWriter, Value } from './file-writer.port.js';
export type { PdfHead } from './pdf/pdf-messages.js';
export { PdfFileWriter } from './pdf/pdf-file-writer.js';
