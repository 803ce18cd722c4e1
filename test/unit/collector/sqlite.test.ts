/** The default store keeps the contract. */
import { openSqliteStore } from '../../../collector/store/sqlite.ts';
import { describeStore } from './store-conformance.ts';

describeStore('SQLite', openSqliteStore);
