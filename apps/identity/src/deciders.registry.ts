/** The rules without handlers, for code that writes whole histories, such as the demo data. */
export { ROSTER_ID, rosterDecider } from './users/roster.decider.js';
export { apiClientDecider } from './api-clients/api-client.decider.js';
export { apiTokenDecider } from './api-clients/api-token.decider.js';
export { INSTALLATION_ID, installationDecider } from './installation/installation.decider.js';
export { secretHash } from './secret-hash.model.js';
export { sessionDecider } from './sessions/session.decider.js';
export { teamDecider } from './teams/team.decider.js';
export { PasswordHasher } from './users/password-hasher.adapter.js';
export { userDecider, type User } from './users/user.decider.js';
