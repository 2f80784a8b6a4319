import { openDcb } from './dcb.mjs';
import { openEmmett } from './emmett.mjs';
import { openMessageDb } from './message-db.mjs';
import { openTypeorm } from './typeorm.mjs';

const PEERS = { emmett: openEmmett, dcb: openDcb, 'message-db': openMessageDb, 'typeorm-save': openTypeorm };

/** Those that are installed (`npm install` in this folder); TypeORM always is. */
export async function openPeers(server, log) {
  const peers = {};
  for (const [name, open] of Object.entries(PEERS)) {
    try {
      peers[name] = await open(server);
    } catch (error) {
      log(`${name} is left out: ${error.message}`);
    }
  }
  return peers;
}
