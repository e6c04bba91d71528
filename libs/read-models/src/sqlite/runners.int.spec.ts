import { runnerConformance } from '../conformance/index.js';
import { sqliteLog, sqliteReadModels } from './sqlite.engine.fixture.js';

runnerConformance(sqliteReadModels, sqliteLog);
