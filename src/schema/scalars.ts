import { GraphQLDateTimeISO, GraphQLLocalDate, GraphQLSafeInt } from "graphql-scalars";

/** Calendar day, `YYYY-MM-DD`. */
export const LocalDate = GraphQLLocalDate;
/** Point in time, ISO 8601 in UTC. */
export const DateTime = GraphQLDateTimeISO;
/** Whole number up to 2^53: amounts in minor units outgrow GraphQL's 32-bit Int. */
export const SafeInt = GraphQLSafeInt;
