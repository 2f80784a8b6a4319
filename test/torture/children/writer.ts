import { PostgresEventStore } from '@acta/event-store';
import { receiveTask } from '../support/child.js';
import { HistoryLog } from '../support/history.js';
import { runWriters, type WritersOptions } from '../support/writers.js';

export interface WriterTask extends Pick<WritersOptions, 'writers' | 'seed' | 'name' | 'repeat'> {
  readonly url: string;
  readonly historyPath: string;
  readonly slot: number;
}

const { task, signal } = await receiveTask<WriterTask>();
const store = new PostgresEventStore({ connectionString: task.url });
const history = new HistoryLog(task.historyPath, task.slot);
await runWriters({ ...task, store, history, signal });
await store.close();
history.close();
process.exit(0);
