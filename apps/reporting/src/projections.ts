import { auditTrail } from './audit/audit-trail.projection.js';
import { usageOfCallers, usageOfLog } from './audit/usage.projection.js';
import { customerList } from './customers/customer-list.projection.js';
import { exportList } from './exports/export-list.projection.js';
import { apiClientList } from './identity/api-client-list.projection.js';
import { sessionList } from './identity/session-list.projection.js';
import { teamList } from './identity/team-list.projection.js';
import { userList } from './identity/user-list.projection.js';
import { interactionList } from './interactions/interaction-list.projection.js';
import { noteList } from './interactions/note-list.projection.js';
import { timeline } from './interactions/timeline.projection.js';

/** Every view of this app, for whoever keeps it up to date. A module of its own: a thread that builds views needs no more. */
export const reportingProjections = [
  customerList,
  interactionList,
  noteList,
  timeline,
  userList,
  teamList,
  apiClientList,
  sessionList,
  auditTrail,
  usageOfCallers,
  usageOfLog,
  exportList,
] as const;
