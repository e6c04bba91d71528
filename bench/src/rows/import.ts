import { importCustomers } from '../import-customers.js';
import { inFolder, program, under } from '../measure.js';
import { customersCsv } from '../sample-customers.js';
import { Standalone } from '../standalone.js';

/** Peak memory of one import: at its last row within this of that after its first tenth. */
const MOST_GROWTH = 1.1;

/** Imports one file of a million rows and watches the memory of the program. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const rows = short ? 20_000 : 1_000_000;
    const standalone = await Standalone.start(folder);
    let [early, late] = [0, 0];
    const ms = await importCustomers(standalone, await standalone.token(), customersCsv(0, rows), async (done) => {
      const { rssMegabytes } = await standalone.vitals();
      if (done <= rows / 10) early = Math.max(early, rssMegabytes);
      late = Math.max(late, rssMegabytes);
    });
    await standalone.stop();
    const tenth = (rows / 10).toLocaleString('en');
    return [
      under(
        `import of ${rows.toLocaleString('en')} rows, peak memory by that at row ${tenth}`,
        late / early,
        '×',
        MOST_GROWTH,
      ),
      under('the same, peak memory', late, 'MB', 600),
      under('the same, time', ms / 1000, 's', rows / 1000),
    ];
  }),
);
