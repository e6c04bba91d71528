import { demoFile, demoImport } from './demo-import.js';

const { customers, duplicates } = await demoImport(demoFile(), (sentence) => console.log(sentence));
console.log(`${customers.size} customers, ${duplicates.length} duplicates`);
