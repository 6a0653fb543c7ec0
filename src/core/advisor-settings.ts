import { z } from "zod";
import { AppError } from "./errors.ts";
import { isoDate } from "./ids.ts";

const price = z.coerce.number().min(0).max(10_000);
const amount = z.coerce.number().positive().max(1_000_000);
const count = z.coerce.number().int().min(1);

/** Settings of what the advisor may use and what is done about unusual use; part of `SETTINGS`. */
export const ADVISOR_SETTINGS = {
  MODEL_PRICE_INPUT: price
    .optional()
    .describe("Price of a million model tokens sent; without it cost is unknown, not zero"),
  MODEL_PRICE_CACHED_INPUT: price
    .optional()
    .describe("Price of a million of them that the service had in its cache; else as sent"),
  MODEL_PRICE_OUTPUT: price.optional().describe("Price of a million model tokens written"),
  MODEL_PRICE_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default("USD")
    .describe("Currency of these prices and of the limits of cost below"),
  MODEL_PRICE_AS_OF: isoDate
    .optional()
    .describe("Day on which these prices were read, e.g. 2026-11-01; told beside every cost"),
  ADVISOR_TOKENS_PER_INTERACTION: count
    .default(100_000)
    .describe("Model tokens one interaction may use"),
  ADVISOR_SECONDS_PER_INTERACTION: count
    .max(600)
    .default(120)
    .describe("Seconds one interaction may take"),
  ADVISOR_COST_PER_INTERACTION: amount.optional().describe("What one interaction may cost"),
  ADVISOR_INTERACTIONS_PER_CALLER_DAY: count
    .default(1_000)
    .describe("Interactions of one caller in a day (UTC), over all processes"),
  ADVISOR_TOKENS_PER_CALLER_DAY: count
    .default(10_000_000)
    .describe("Model tokens of one caller in a day"),
  ADVISOR_COST_PER_CALLER_DAY: amount.optional().describe("Cost of one caller in a day"),
  ADVISOR_INTERACTIONS_PER_TENANT_DAY: count
    .default(10_000)
    .describe("Interactions of one tenant in a day"),
  ADVISOR_TOKENS_PER_TENANT_DAY: count
    .default(100_000_000)
    .describe("Model tokens of one tenant in a day"),
  ADVISOR_COST_PER_TENANT_DAY: amount.optional().describe("Cost of one tenant in a day"),
  ADVISOR_ON_UNUSUAL_USE: z
    .enum(["report", "throttle", "pause"])
    .default("report")
    .describe(
      "What follows on use unlike the tenant's own last three weeks: a security event only, or for an " +
        "hour one question a minute, or none",
    ),
  ADVISOR_UNUSUAL_USE_HOLDS: z
    .enum(["caller", "tenant"])
    .default("caller")
    .describe("Who is throttled or paused: the caller most of it came from, or the whole tenant"),
} as const;

const advisorSettings = z.object(ADVISOR_SETTINGS);
export type AdvisorSettings = z.infer<typeof advisorSettings>;

const PRICES = ["MODEL_PRICE_INPUT", "MODEL_PRICE_OUTPUT"] as const;
/** Settings that mean nothing without prices. */
const PRICED = [
  ...PRICES,
  "MODEL_PRICE_CACHED_INPUT",
  "MODEL_PRICE_AS_OF",
  "ADVISOR_COST_PER_INTERACTION",
  "ADVISOR_COST_PER_CALLER_DAY",
  "ADVISOR_COST_PER_TENANT_DAY",
] as const;

/**
 * A limit of cost needs prices to be kept, and half a price is none.
 * @throws AppError CONFIGURATION naming what needs which price.
 */
export function requirePrices(settings: AdvisorSettings): void {
  const named = PRICED.find((name) => settings[name] !== undefined);
  const missing = PRICES.filter((name) => settings[name] === undefined);
  if (named !== undefined && missing.length > 0) {
    throw new AppError("CONFIGURATION", { reason: `${named} needs ${missing.join(" and ")}.` });
  }
}
