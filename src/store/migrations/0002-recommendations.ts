import type { Migration } from "./migration.ts";
import { keepTenantsApart } from "./own-tenant.ts";

/** Kept apart by visibility class: what one class of callers was shown is compared with nothing else. */
const recommendation = `
create table seatwise.recommendation (
  tenant_id uuid not null,
  visibility_class text not null,
  id text not null,
  body text not null,
  primary key (tenant_id, visibility_class, id)
)`;

/** Sealed figures of earlier surveys, as text. */
const surveyRecord = `
create table seatwise.survey_record (
  tenant_id uuid not null,
  visibility_class text not null,
  day date not null,
  body text not null,
  primary key (tenant_id, visibility_class, day)
)`;

export const recommendations: Migration = {
  name: "0002-recommendations",
  statements: [
    recommendation,
    ...keepTenantsApart("recommendation"),
    "grant select, insert, update on seatwise.recommendation to seatwise_app",
    surveyRecord,
    ...keepTenantsApart("survey_record"),
    "grant select, insert, update, delete on seatwise.survey_record to seatwise_app",
  ],
};
