import { readModelConformance } from '../conformance/index.js';
import { sqliteReadModels } from './sqlite.engine.fixture.js';

readModelConformance(sqliteReadModels);
