import { directoryView } from '@crm/contracts/identity';
import { listQuery } from '../http-contract/list-query.dto.js';

export class DirectoryQuery extends listQuery(directoryView) {}
