// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Who may do what with which row, written by hand from what each role is for. Nothing here is derived from the grants: that
 * is what the matrix is there to catch.
 *
 * Columns: CM case manager of areas 1–3 · CC coordinator of Abitare · SR who refers from a service · PO, PC operator and
 * coordinator of the first partner · RP, RC administrative referent of that partner, of the Comune · CA, CS member and
 * secretary of the Cabina · OF programme office · AD platform administrator · AU auditor.
 *
 * Rows: how the record named in the request stands to those who ask (see world.ts). 403: the role never does this, whatever
 * the record. 404: the role does, but this record is not there for it; 422 the same for a record named in a body.
 */
export const EXPECTED_STATUS = `
#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /status
  list              200 200 200 200 200 200 200 200 200 200 200 200
GET /demo/accounts
  list              200 200 200 200 200 200 200 200 200 200 200 200
POST /session
  list              401 401 401 401 401 401 401 401 401 401 401 401
GET /session
  list              200 200 200 200 200 200 200 200 200 200 200 200
PATCH /session
  own               200 200 200 200 200 200 200 200 200 200 200 200
  other             404 404 404 404 404 404 404 404 404 404 404 404
  missing           404 404 404 404 404 404 404 404 404 404 404 404
DELETE /session
  list              204 204 204 204 204 204 204 204 204 204 204 204

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /programme
  list              200 200 200 200 200 200 200 200 200 200 200 200
GET /convenzioni
  list              200 200 200 200 200 200 200 200 200 200 200 200
GET /ceilings
  list              200 200 200 200 200 200 200 200 200 200 200 200
GET /ceilings/:id
  own               200 200 200 200 200 200 200 200 200 200 200 200
  foreign           404 404 404 404 404 404 404 404 404 404 404 404
  missing           404 404 404 404 404 404 404 404 404 404 404 404
POST /ceilings
  own               403 403 403 403 403 403 403 403 403 201 403 403
  foreign           403 403 403 403 403 403 403 403 403 422 403 403
  missing           403 403 403 403 403 403 403 403 403 422 403 403
GET /extensions
  list              200 200 200 200 200 200 200 200 200 200 200 200
GET /extensions/:id
  own               200 200 200 200 200 200 200 200 200 200 200 200
  foreign           404 404 404 404 404 404 404 404 404 404 404 404
  missing           404 404 404 404 404 404 404 404 404 404 404 404
POST /extensions
  own               403 403 403 403 403 403 403 403 403 201 403 403
GET /indicator-targets
  list              200 200 200 200 200 200 200 200 200 200 200 200
GET /indicator-targets/:id
  own               200 200 200 200 200 200 200 200 200 200 200 200
  foreign           404 404 404 404 404 404 404 404 404 404 404 404
  missing           404 404 404 404 404 404 404 404 404 404 404 404
POST /indicator-targets
  own               403 403 403 403 403 403 403 403 403 201 403 403
GET /allocations
  list              200 200 403 200 200 200 200 403 403 200 403 403
  own               200 200 403 200 200 200 200 403 403 200 403 403
  other             200 200 403 200 200 200 200 403 403 200 403 403
  missing           200 200 403 200 200 200 200 403 403 200 403 403
GET /allocations/:id
  own               200 200 403 200 200 200 200 403 403 200 403 403
  other             200 200 403 404 404 404 200 403 403 200 403 403
  foreign           404 404 403 404 404 404 404 403 403 404 403 403
  missing           404 404 403 404 404 404 404 403 403 404 403 403
POST /allocations
  own               403 403 403 403 403 403 403 403 403 201 403 403
  foreign           403 403 403 403 403 403 403 403 403 422 403 403
  missing           403 403 403 403 403 403 403 403 403 422 403 403
PATCH /allocations/:id
  own               403 403 403 403 403 403 403 403 403 200 403 403
  foreign           403 403 403 403 403 403 403 403 403 404 403 403
  missing           403 403 403 403 403 403 403 403 403 404 403 403
GET /ledger-entries
  list              403 403 403 403 403 200 200 403 403 200 403 403
  own               403 403 403 403 403 200 200 403 403 200 403 403
  other             403 403 403 403 403 200 200 403 403 200 403 403
  missing           403 403 403 403 403 200 200 403 403 200 403 403
GET /services
  list              200 200 200 200 200 200 200 200 200 200 200 200
GET /services/:id
  own               200 200 200 200 200 200 200 200 200 200 200 200
  missing           404 404 404 404 404 404 404 404 404 404 404 404
GET /partners
  list              200 200 200 200 200 200 200 200 200 200 200 200
GET /partners/:id
  own               200 200 200 200 200 200 200 200 200 200 200 200
  foreign           404 404 404 404 404 404 404 404 404 404 404 404
  missing           404 404 404 404 404 404 404 404 404 404 404 404

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /people
  list              200 200 403 200 200 403 403 403 403 403 403 403
POST /people
  own               201 403 403 403 403 403 403 403 403 403 403 403
  known-code        409 403 403 403 403 403 403 403 403 403 403 403
  referred          201 403 403 403 403 403 403 403 403 403 403 403
  referred-elsewhere 422 403 403 403 403 403 403 403 403 403 403 403
  referred-missing  422 403 403 403 403 403 403 403 403 403 403 403
GET /people/:id
  own               200 200 403 200 200 403 403 403 403 403 403 403
  other             404 404 403 404 404 403 403 403 403 403 403 403
  former            404 200 403 404 404 403 403 403 403 403 403 403
  withdrawn         200 200 403 404 404 403 403 403 403 403 403 403
  upcoming          200 200 403 404 404 403 403 403 403 403 403 403
  sealed            200 404 403 404 404 403 403 403 403 403 403 403
  missing           404 404 403 404 404 403 403 403 403 403 403 403
  malformed         404 404 403 404 404 403 403 403 403 403 403 403
PATCH /people/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /people/:id/consents
  own               201 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /consents/:id/withdrawal
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /cases
  concluded         201 403 403 403 403 403 403 403 403 403 403 403
  gone              422 403 403 403 403 403 403 403 403 403 403 403
  other             422 403 403 403 403 403 403 403 403 403 403 403
  former            422 403 403 403 403 403 403 403 403 403 403 403
  missing           422 403 403 403 403 403 403 403 403 403 403 403
GET /cases/:id
  own               200 200 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  former            404 200 403 403 403 403 403 403 403 403 403 403
  sealed            200 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
PATCH /cases/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  concluded         409 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /cases/:id/conclusion
  concluded         200 403 403 403 403 403 403 403 403 403 403 403
  gone              404 403 403 403 403 403 403 403 403 403 403 403
  own               404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /cases/:id/conclusion
  own               201 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /cases/:id/axis-levels
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /cases/:id/axis-levels
  own               201 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /axis-levels/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /participations/:id
  own               200 200 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  former            404 200 403 403 403 403 403 403 403 403 403 403
  sealed            404 404 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
PATCH /participations/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  sealed            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /enrolments
  list              200 200 403 200 200 403 403 403 403 403 403 403
GET /enrolments/:id
  own               200 200 403 200 200 403 403 403 403 403 403 403
  hidden            404 404 403 404 404 403 403 403 403 403 403 403
  other             404 404 403 404 404 403 403 403 403 403 403 403
  former            404 200 403 404 404 403 403 403 403 403 403 403
  waiting           200 200 403 404 404 403 403 403 403 403 403 403
  withdrawn         200 200 403 404 404 403 403 403 403 403 403 403
  sealed            404 404 403 404 404 403 403 403 403 403 403 403
  missing           404 404 403 404 404 403 403 403 403 403 403 403
POST /enrolments
  own               201 403 403 403 403 403 403 403 403 403 403 403
  waiting           201 403 403 403 403 403 403 403 403 403 403 403
  hidden            422 403 403 403 403 403 403 403 403 403 403 403
  other             422 403 403 403 403 403 403 403 403 403 403 403
  former            422 403 403 403 403 403 403 403 403 403 403 403
  missing           422 403 403 403 403 403 403 403 403 403 403 403
POST /enrolments/:id/admission
  waiting           403 200 403 403 403 403 403 403 403 403 403 403
  own               403 409 403 403 403 403 403 403 403 403 403 403
  hidden            403 404 403 403 403 403 403 403 403 403 403 403
  other             403 404 403 403 403 403 403 403 403 403 403 403
  missing           403 404 403 403 403 403 403 403 403 403 403 403
POST /enrolments/:id/end
  own               200 200 403 403 403 403 403 403 403 403 403 403
  upcoming          200 200 403 403 403 403 403 403 403 403 403 403
  hidden            404 404 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  former            404 409 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403
GET /assignments
  list              200 200 403 200 200 403 403 403 403 403 403 403
GET /assignments/:id
  own               200 200 403 200 200 403 403 403 403 403 403 403
  hidden            404 404 403 404 404 403 403 403 403 403 403 403
  other             404 404 403 404 404 403 403 403 403 403 403 403
  former            404 200 403 404 404 403 403 403 403 403 403 403
  upcoming          200 200 403 404 404 403 403 403 403 403 403 403
  withdrawn         200 200 403 404 404 403 403 403 403 403 403 403
  missing           404 404 403 404 404 403 403 403 403 403 403 403
POST /assignments
  own               201 201 403 403 403 403 403 403 403 403 403 403
  hidden            422 422 403 403 403 403 403 403 403 403 403 403
  other             422 422 403 403 403 403 403 403 403 403 403 403
  former            422 422 403 403 403 403 403 403 403 403 403 403
  waiting           409 409 403 403 403 403 403 403 403 403 403 403
  withdrawn         422 422 403 403 403 403 403 403 403 403 403 403
  missing           422 422 403 403 403 403 403 403 403 403 403 403
POST /assignments/:id/end
  own               200 200 403 403 403 403 403 403 403 403 403 403
  hidden            404 404 403 403 403 403 403 403 403 403 403 403
  other             404 404 403 403 403 403 403 403 403 403 403 403
  former            404 409 403 403 403 403 403 403 403 403 403 403
  missing           404 404 403 403 403 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /plans
  list              200 403 403 403 403 403 403 403 403 403 403 403
  own               200 403 403 403 403 403 403 403 403 403 403 403
  other             200 403 403 403 403 403 403 403 403 403 403 403
  missing           200 403 403 403 403 403 403 403 403 403 403 403
POST /plans
  upcoming          201 403 403 403 403 403 403 403 403 403 403 403
  other             422 403 403 403 403 403 403 403 403 403 403 403
  former            422 403 403 403 403 403 403 403 403 403 403 403
  missing           422 403 403 403 403 403 403 403 403 403 403 403
GET /plans/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  active            200 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
PATCH /plans/:id
  own               200 403 403 403 403 403 403 403 403 403 403 403
  active            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /plans/:id/goals
  own               201 403 403 403 403 403 403 403 403 403 403 403
  active            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
DELETE /plans/:id/goals/:goalId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  mixed             404 403 403 403 403 403 403 403 403 403 403 403
  active            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
POST /plans/:id/lines
  own               201 403 403 403 403 403 403 403 403 403 403 403
  enrolment-hidden  422 403 403 403 403 403 403 403 403 403 403 403
  enrolment-missing 422 403 403 403 403 403 403 403 403 403 403 403
  active            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
DELETE /plans/:id/lines/:lineId
  own               200 403 403 403 403 403 403 403 403 403 403 403
  hidden            404 403 403 403 403 403 403 403 403 403 403 403
  active            409 403 403 403 403 403 403 403 403 403 403 403
  other             404 403 403 403 403 403 403 403 403 403 403 403
  former            404 403 403 403 403 403 403 403 403 403 403 403
  missing           404 403 403 403 403 403 403 403 403 403 403 403
GET /plan-lines
  list              200 200 200 200 200 403 403 403 403 403 403 403
  own               200 200 200 200 200 403 403 403 403 403 403 403
  withdrawn         200 200 200 200 200 403 403 403 403 403 403 403
  other             200 200 200 200 200 403 403 403 403 403 403 403
  missing           200 200 200 200 200 403 403 403 403 403 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /activities
  list              200 200 403 200 200 403 403 403 403 403 403 403
  own               200 200 403 200 200 403 403 403 403 403 403 403
  other             200 200 403 200 200 403 403 403 403 403 403 403
  former            200 200 403 200 200 403 403 403 403 403 403 403
  missing           200 200 403 200 200 403 403 403 403 403 403 403
GET /activities/:id
  own               200 200 403 200 200 403 403 403 403 403 403 403
  draft             404 404 403 200 200 403 403 403 403 403 403 403
  returned          200 200 403 200 200 403 403 403 403 403 403 403
  validated         200 200 403 200 200 403 403 403 403 403 403 403
  crowd             404 200 403 200 200 403 403 403 403 403 403 403
  hidden            404 404 403 404 404 403 403 403 403 403 403 403
  other             404 404 403 404 404 403 403 403 403 403 403 403
  foreign           404 404 403 404 404 403 403 403 403 403 403 403
  missing           404 404 403 404 404 403 403 403 403 403 403 403
POST /activities
  own               403 403 403 201 201 403 403 403 403 403 403 403
  hidden            403 403 403 422 422 403 403 403 403 403 403 403
  other             403 403 403 422 422 403 403 403 403 403 403 403
  former            403 403 403 422 422 403 403 403 403 403 403 403
  withdrawn         403 403 403 422 422 403 403 403 403 403 403 403
  upcoming          403 403 403 422 422 403 403 403 403 403 403 403
  missing           403 403 403 422 422 403 403 403 403 403 403 403
PATCH /activities/:id
  draft             403 403 403 200 200 403 403 403 403 403 403 403
  returned          403 403 403 200 200 403 403 403 403 403 403 403
  own               403 403 403 409 409 403 403 403 403 403 403 403
  validated         403 403 403 409 409 403 403 403 403 403 403 403
  other             403 403 403 404 404 403 403 403 403 403 403 403
  missing           403 403 403 404 404 403 403 403 403 403 403 403
DELETE /activities/:id
  draft             403 403 403 204 204 403 403 403 403 403 403 403
  own               403 403 403 409 409 403 403 403 403 403 403 403
  other             403 403 403 404 404 403 403 403 403 403 403 403
  missing           403 403 403 404 404 403 403 403 403 403 403 403
POST /activities/:id/submission
  draft             403 403 403 200 200 403 403 403 403 403 403 403
  returned          403 403 403 200 200 403 403 403 403 403 403 403
  own               403 403 403 409 409 403 403 403 403 403 403 403
  other             403 403 403 404 404 403 403 403 403 403 403 403
  missing           403 403 403 404 404 403 403 403 403 403 403 403
POST /activities/:id/validation
  own               403 200 403 403 403 403 403 403 403 403 403 403
  draft             403 404 403 403 403 403 403 403 403 403 403 403
  returned          403 409 403 403 403 403 403 403 403 403 403 403
  validated         403 409 403 403 403 403 403 403 403 403 403 403
  other             403 404 403 403 403 403 403 403 403 403 403 403
  hidden            403 404 403 403 403 403 403 403 403 403 403 403
  missing           403 404 403 403 403 403 403 403 403 403 403 403
GET /register
  list              403 403 403 403 403 403 403 403 403 200 403 403

#                   CM  CC  SR  PO  PC  RP  RC  CA  CS  OF  AD  AU
GET /dashboard
  list              403 403 403 403 403 403 403 200 200 200 403 403
GET /indicators
  list              403 403 403 403 403 403 403 200 200 200 403 403
GET /indicators/:code
  EECO01            403 403 403 403 403 403 403 200 200 200 403 403
  ISR4_2IT          403 403 403 403 403 403 403 200 200 200 403 403
  NONE              403 403 403 403 403 403 403 404 404 404 403 403
GET /indicators/:code/members
  EECO01            200 200 403 403 403 403 403 403 403 200 403 403
  ISR4_2IT          200 200 403 403 403 403 403 403 403 200 403 403
  NONE              404 404 403 403 403 403 403 403 403 404 403 403
GET /accounts
  list              403 403 403 403 403 403 403 403 403 403 200 403
GET /accounts/:id
  own               403 403 403 403 403 403 403 403 403 403 200 403
  missing           403 403 403 403 403 403 403 403 403 403 404 403
PATCH /accounts/:id
  own               403 403 403 403 403 403 403 403 403 403 200 403
  missing           403 403 403 403 403 403 403 403 403 403 404 403
GET /audit-entries
  list              403 403 403 403 403 403 403 403 403 403 403 200
`;

/** What answers show of what is planted; a granted cell that is not named shows nothing of it. */
export const EXPECTED_FACTS = `
GET /allocations
  own        CM,CC,PO,PC,RP,RC,OF own.allocation own.amount own.used
  other      CM,CC,RC,OF          other.allocation other.amount other.used
  list       CM,CC,RC,OF          other.allocation other.amount other.used own.allocation own.amount own.used
  list       PO,PC,RP             own.allocation own.amount own.used
GET /allocations/:id
  own        CM,CC,PO,PC,RP,RC,OF own.allocation own.amount own.used
  other      CM,CC,RC,OF          other.allocation other.amount other.used
PATCH /allocations/:id
  own        OF                   own.allocation own.used
GET /ledger-entries
  own        RP,RC,OF             own.allocation own.ledgerEntry
  other      RC,OF                other.allocation other.ledgerEntry
  list       RP                   own.allocation own.ledgerEntry
  list       RC,OF                other.allocation other.ledgerEntry own.allocation own.ledgerEntry
GET /people
  list       CM                   concluded.case concluded.name concluded.person own.case own.name own.person sealed.case sealed.name sealed.person upcoming.case upcoming.name upcoming.person waiting.case waiting.name waiting.person withdrawn.case withdrawn.name withdrawn.person
  list       CC                   concluded.case concluded.name concluded.person former.case former.name former.person own.case own.name own.person upcoming.case upcoming.name upcoming.person waiting.case waiting.name waiting.person withdrawn.case withdrawn.name withdrawn.person
  list       PO,PC                own.name own.person
POST /people
  referred   CM                   own.referral
GET /people/:id
  own        CM,CC                own.assignment own.birth own.case own.code own.consent own.enrolment own.name own.participation own.person own.purpose
  own        PO,PC                own.assignment own.enrolment own.name own.person own.purpose
  former     CC                   former.assignment former.birth former.case former.consent former.enrolment former.name former.participation former.person former.purpose
  withdrawn  CM,CC                withdrawn.assignment withdrawn.birth withdrawn.case withdrawn.consent withdrawn.enrolment withdrawn.name withdrawn.participation withdrawn.person withdrawn.purpose
  upcoming   CM,CC                upcoming.assignment upcoming.birth upcoming.case upcoming.consent upcoming.enrolment upcoming.name upcoming.participation upcoming.person upcoming.purpose
  sealed     CM                   sealed.birth sealed.case sealed.consent sealed.name sealed.person
PATCH /people/:id
  own        CM                   own.assignment own.birth own.case own.code own.consent own.enrolment own.name own.participation own.person own.purpose
POST /people/:id/consents
  own        CM                   own.person
POST /consents/:id/withdrawal
  own        CM                   own.consent own.person
POST /cases
  concluded  CM                   concluded.name concluded.person
GET /cases/:id
  own        CM,CC                own.case own.name own.person
  former     CC                   former.case former.name former.person
  sealed     CM                   sealed.case sealed.name sealed.person
PATCH /cases/:id
  own        CM                   own.case own.name own.person
GET /cases/:id/conclusion
  concluded  CM                   concluded.case concluded.person
POST /cases/:id/conclusion
  own        CM                   own.case own.person
GET /cases/:id/axis-levels
  own        CM                   own.axisLevel own.case
POST /cases/:id/axis-levels
  own        CM                   own.case
PATCH /axis-levels/:id
  own        CM                   own.axisLevel own.case
GET /participations/:id
  own        CM,CC                own.birth own.participation own.person
  former     CC                   former.birth former.participation former.person
PATCH /participations/:id
  own        CM                   own.birth own.participation own.person
GET /enrolments
  list       CM                   concluded.case concluded.enrolment concluded.name concluded.participation concluded.person own.case own.enrolment own.name own.participation own.person upcoming.case upcoming.enrolment upcoming.name upcoming.participation upcoming.person waiting.case waiting.enrolment waiting.name waiting.person waiting.reason withdrawn.case withdrawn.enrolment withdrawn.name withdrawn.participation withdrawn.person
  list       CC                   concluded.case concluded.enrolment concluded.name concluded.participation concluded.person former.case former.enrolment former.name former.participation former.person own.case own.enrolment own.name own.participation own.person upcoming.case upcoming.enrolment upcoming.name upcoming.participation upcoming.person waiting.case waiting.enrolment waiting.name waiting.person waiting.reason withdrawn.case withdrawn.enrolment withdrawn.name withdrawn.participation withdrawn.person
  list       PO,PC                own.enrolment own.name own.person
GET /enrolments/:id
  own        CM,CC                own.case own.enrolment own.name own.participation own.person
  own        PO,PC                own.enrolment own.name own.person
  former     CC                   former.case former.enrolment former.name former.participation former.person
  waiting    CM,CC                waiting.case waiting.enrolment waiting.name waiting.person waiting.reason
  withdrawn  CM,CC                withdrawn.case withdrawn.enrolment withdrawn.name withdrawn.participation withdrawn.person
POST /enrolments
  own        CM                   own.case own.name own.participation own.person
  waiting    CM                   waiting.case waiting.name waiting.person
POST /enrolments/:id/admission
  waiting    CC                   waiting.case waiting.enrolment waiting.name waiting.person waiting.reason
POST /enrolments/:id/end
  own        CM,CC                own.case own.enrolment own.name own.participation own.person
  upcoming   CM,CC                upcoming.case upcoming.enrolment upcoming.name upcoming.participation upcoming.person
GET /assignments
  list       CM                   concluded.assignment concluded.enrolment concluded.name concluded.person concluded.purpose own.assignment own.enrolment own.name own.person own.purpose upcoming.assignment upcoming.enrolment upcoming.name upcoming.person upcoming.purpose withdrawn.assignment withdrawn.enrolment withdrawn.name withdrawn.person withdrawn.purpose
  list       CC                   concluded.assignment concluded.enrolment concluded.name concluded.person concluded.purpose former.assignment former.enrolment former.name former.person former.purpose own.assignment own.enrolment own.name own.person own.purpose upcoming.assignment upcoming.enrolment upcoming.name upcoming.person upcoming.purpose withdrawn.assignment withdrawn.enrolment withdrawn.name withdrawn.person withdrawn.purpose
  list       PO,PC                own.assignment own.enrolment own.name own.person own.purpose
GET /assignments/:id
  own        CM,CC,PO,PC          own.assignment own.enrolment own.name own.person own.purpose
  former     CC                   former.assignment former.enrolment former.name former.person former.purpose
  upcoming   CM,CC                upcoming.assignment upcoming.enrolment upcoming.name upcoming.person upcoming.purpose
  withdrawn  CM,CC                withdrawn.assignment withdrawn.enrolment withdrawn.name withdrawn.person withdrawn.purpose
POST /assignments
  own        CM,CC                own.enrolment own.name own.person
POST /assignments/:id/end
  own        CM,CC                own.assignment own.enrolment own.name own.person own.purpose
GET /plans
  own        CM                   own.case own.name own.person own.plan
  list       CM                   active.plan own.case own.name own.person own.plan withdrawn.case withdrawn.name withdrawn.person
POST /plans
  upcoming   CM                   upcoming.case upcoming.name upcoming.person
GET /plans/:id
  own        CM                   own.aim own.allocation own.case own.enrolment own.gift.item own.gift.line own.goal own.item own.line own.name own.person own.plan own.wishes
  active     CM                   active.aim active.goal active.item active.line active.plan active.wishes own.allocation withdrawn.case withdrawn.enrolment withdrawn.name withdrawn.person
PATCH /plans/:id
  own        CM                   own.aim own.allocation own.case own.enrolment own.gift.item own.gift.line own.goal own.item own.line own.name own.person own.plan own.wishes
DELETE /plans/:id/goals/:goalId
  own        CM                   own.allocation own.case own.enrolment own.gift.item own.gift.line own.item own.line own.name own.person own.plan own.wishes
POST /plans/:id/lines
  own        CM                   own.allocation own.enrolment
DELETE /plans/:id/lines/:lineId
  own        CM                   own.aim own.case own.enrolment own.gift.item own.gift.line own.goal own.name own.person own.plan own.wishes
GET /plan-lines
  own        CM                   own.allocation own.enrolment own.gift.item own.gift.line own.item own.line own.person own.plan
  withdrawn  CM                   active.item active.line active.plan own.allocation withdrawn.enrolment withdrawn.person
  list       CM                   active.item active.line active.plan comune.item comune.line own.allocation own.enrolment own.gift.item own.gift.line own.item own.line own.person own.plan partner.item partner.line service.item service.line withdrawn.enrolment withdrawn.person
  list       CC                   comune.item comune.line own.allocation partner.item partner.line
  list       SR                   service.item service.line
  list       PO,PC                own.allocation partner.item partner.line
GET /activities
  list       CM                   concluded.attendance concluded.enrolment concluded.name concluded.person own.activity own.attendance own.enrolment own.name own.person own.title returned.activity returned.attendance returned.title validated.activity validated.title
  list       CC                   concluded.attendance concluded.enrolment concluded.name concluded.person crowd.activity crowd.crowd crowd.title former.attendance former.enrolment former.name former.person own.activity own.attendance own.crowd own.enrolment own.name own.person own.title returned.activity returned.attendance returned.crowd returned.title validated.activity validated.title
  list       PO,PC                concluded.attendance concluded.enrolment concluded.person crowd.activity crowd.crowd crowd.title draft.activity draft.attendance draft.crowd draft.title former.attendance former.enrolment former.person own.activity own.attendance own.crowd own.enrolment own.name own.person own.title returned.activity returned.attendance returned.crowd returned.title validated.activity validated.title
  own        CM                   own.activity own.attendance own.enrolment own.name own.person own.title returned.activity returned.attendance returned.title
  own        CC                   former.attendance former.enrolment former.name former.person own.activity own.attendance own.crowd own.enrolment own.name own.person own.title returned.activity returned.attendance returned.crowd returned.title
  own        PO,PC                draft.activity draft.attendance draft.crowd draft.title former.attendance former.enrolment former.person own.activity own.attendance own.crowd own.enrolment own.name own.person own.title returned.activity returned.attendance returned.crowd returned.title
  former     CC                   former.attendance former.enrolment former.name former.person own.activity own.attendance own.crowd own.enrolment own.name own.person own.title
GET /activities/:id
  own        CM                   own.activity own.attendance own.enrolment own.name own.person own.title
  own        CC                   former.attendance former.enrolment former.name former.person own.activity own.attendance own.crowd own.enrolment own.name own.note own.person own.title
  own        PO,PC                former.attendance former.enrolment former.person own.activity own.attendance own.crowd own.enrolment own.name own.note own.person own.title
  draft      PO,PC                draft.activity draft.attendance draft.crowd draft.note draft.title own.enrolment own.name own.person
  returned   CM                   own.enrolment own.name own.person returned.activity returned.attendance returned.title
  returned   CC,PO,PC             own.enrolment own.name own.person returned.activity returned.attendance returned.crowd returned.note returned.title
  validated  CM                   concluded.attendance concluded.enrolment concluded.name concluded.person validated.activity validated.title
  validated  CC                   concluded.attendance concluded.enrolment concluded.name concluded.person validated.activity validated.note validated.title
  validated  PO,PC                concluded.attendance concluded.enrolment concluded.person validated.activity validated.note validated.title
  crowd      CC,PO,PC             crowd.activity crowd.crowd crowd.note crowd.title
POST /activities
  own        PO,PC                own.enrolment own.name own.person
PATCH /activities/:id
  draft      PO,PC                draft.activity draft.attendance draft.title own.enrolment own.name own.person
  returned   PO,PC                returned.activity returned.crowd returned.note
POST /activities/:id/submission
  draft      PO,PC                draft.activity draft.attendance draft.crowd draft.note draft.title own.enrolment own.name own.person
  returned   PO,PC                own.enrolment own.name own.person returned.activity returned.attendance returned.crowd returned.note returned.title
POST /activities/:id/validation
  own        CC                   former.attendance former.enrolment former.name former.person own.activity own.attendance own.crowd own.enrolment own.name own.note own.person own.title
GET /register
  list       OF                   crowd.activity crowd.crowd other.activity own.activity own.crowd own.hidden.activity returned.activity returned.crowd validated.activity
GET /indicators/:code/members
  EECO01     CM                   concluded.participation own.participation upcoming.participation withdrawn.participation
  EECO01     CC                   concluded.participation former.participation own.participation upcoming.participation withdrawn.participation
  EECO01     OF                   concluded.participation former.participation other.participation own.participation sealed.participation upcoming.participation withdrawn.participation
  ISR4_2IT   CM,CC,OF             concluded.participation
GET /dashboard
  list       CA,CS,OF             own.ceiling own.used other.used
GET /accounts
  list       AD                   own.email own.employer
GET /accounts/:id
  own        AD                   own.email own.employer
PATCH /accounts/:id
  own        AD                   own.email own.employer
`;

/** The trail names records by id and nobody by name: what it shows is asked for on its own. */
export const NO_ROUTE_SHOWS: ReadonlySet<string> = new Set(['GET /audit-entries']);

/** Answered without a session. */
export const PUBLIC_ROUTES: ReadonlySet<string> = new Set(['GET /status', 'GET /demo/accounts', 'POST /session']);

/** Every field that a partner's answers fill, by `route|relation`: a name, what it is for, and its own work. */
const area = (at: string): string => `${at}area.id ${at}area.key ${at}area.name.en ${at}area.name.it ${at}area.number`;
const action = (at: string): string => `${at}action.code ${at}action.id ${at}action.name.en ${at}action.name.it`;
const named = (at: string): string => `${at}familyName ${at}givenName ${at}id`;
const enrolment = (at: string): string => `${action(at)} ${at}admission ${area(at)} ${at}id ${at}personId ${at}startsOn ${at}version`;
const assignment = (at: string): string =>
  `${action(at)} ${area(at)} ${at}enrolmentId ${at}id ${at}partner.id ${at}partner.name ${named(`${at}person.`)} ${at}personId ${at}purpose ${at}startsOn ${at}version`;

export const PARTNER_READS: Readonly<Record<string, string>> = {
  'GET /people|list': `items.areas ${named('items.')} items.version`,
  'GET /people/:id|own': `${named('')} version ${assignment('assignments.')} ${enrolment('enrolments.')}`,
  'GET /enrolments/:id|own': `${enrolment('')} ${named('person.')}`,
  'GET /assignments/:id|own': assignment(''),
  'GET /plan-lines|list':
    'items.allocationId items.amountCents items.axis items.endsOn items.enrolmentId items.id items.item items.lineageId items.partnerId items.partnerName items.personId items.planId items.quantity items.source items.startsOn items.unit items.unitCostCents',
  'GET /activities/:id|own': `${action('')} ${area('')} attendances.enrolmentId attendances.id attendances.minutes ${named('attendances.person.')} attendances.personId attendances.present
    headcountPeople headcounts.name.en headcounts.name.it headcounts.people headcounts.targetGroupId heldOn id kind minutes notes operatorName partner.id partner.name status submittedAt title version`,
  'GET /allocations/:id|own':
    'actionCode actionId amountCents approvedCents areaId coFinancingCents committedCents id leftCents partnerId partnerName periodEndsOn periodId periodStartsOn version',
};
