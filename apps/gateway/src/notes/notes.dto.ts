import { IdField } from '@crm/contracts';
import { noteView } from '@crm/contracts/customers';
import { relatedListQuery } from '../http-contract/list-query.dto.js';

export class NotePath {
  @IdField() readonly noteId!: string;
}

export class NotesQuery extends relatedListQuery(noteView) {}
