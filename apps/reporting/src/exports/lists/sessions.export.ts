import { sessionView } from '@crm/contracts/identity';
import { sessionsOf } from '../../sessions/session-list.query.js';
import type { ExportableList } from '../exportable-list.service.js';
import { exportColumnsOf } from '../view-columns.service.js';

const columns = exportColumnsOf(sessionView);

/** The caller's own sessions, as the list shows them. */
export const sessionsExport: ExportableList = {
  name: sessionView.name,
  title: sessionView.title,
  open: ({ context }) => ({ ...sessionsOf(context.principal.id), columns }),
};
