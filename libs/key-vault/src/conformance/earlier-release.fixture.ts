import { openKekRing } from '../kek-ring.js';
import type { KeyRows } from '../key-rows.port.js';
import { KEY_BYTES, wrapKey } from '../key-wrapping.js';
import { randomBytesOf } from '../random-bytes.js';

const NAME = 'blind-index';

/** The secret of a deployment as a release wrote it whose logs had no MACs. Call it before the vault is opened. */
export async function putSecretOfEarlierRelease(rows: KeyRows, directory: string): Promise<void> {
  if (rows.setting(NAME) !== undefined) return;
  const { keks } = await openKekRing({ directory }, false);
  await rows.putSetting(NAME, { kekId: keks[0].id, value: wrapKey(keks[0], NAME, randomBytesOf(KEY_BYTES)) });
}
