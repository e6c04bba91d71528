import { ApiSchema } from '@nestjs/swagger';
import Type, { type Static } from 'typebox';
import { IsNotBefore } from '../../field-rules.js';
import { DayField, PartField, type Shown } from '../../input-fields.js';

/** The days on which a user is away, the first and the last one included. */
export const Absence = Type.Object(
  { from: Type.String({ format: 'date' }), to: Type.String({ format: 'date' }) },
  { additionalProperties: false },
);
export type Absence = Readonly<Static<typeof Absence>>;

/** Whether somebody is away on a day. Days are those of the organisation. */
export const isAbsent = (absence: Absence | null, day: string): boolean =>
  absence !== null && absence.from <= day && day <= absence.to;

@ApiSchema({ description: 'Days on which a user is away: rules of assignment give them nothing new.' })
export class AbsenceInput {
  @DayField({ description: 'The first day.' }) readonly from!: string;
  @DayField({ description: 'The last day.', example: '2026-12-11' }) @IsNotBefore('from') readonly to!: string;
}

export const AbsenceField = (shown: Shown = {}): PropertyDecorator =>
  PartField(AbsenceInput, { description: 'Days on which the user is away; null: none.', ...shown });
