import { IdField } from '@crm/contracts';

export class ChoicePath {
  @IdField() readonly choiceId!: string;
}
