import { type Provenance, steadyParts } from "../privacy/index.ts";
import { type ConfigurationValue, configurationValue } from "./aggregates/configuration.ts";
import {
  type CountedPart,
  SENSITIVITY_OF_PART,
  toldConfiguration,
} from "./aggregates/told-configuration.ts";
import type { Disclosure } from "./disclosure.ts";
import type { TenantReading } from "./tenant-reading.ts";

/**
 * How the tenant is set up, as it is today; what of it counts members, as it stood when the week began.
 * In a new week a count is told anew where it changed by enough members.
 */
export async function steadyConfiguration(
  reading: TenantReading,
  { disclosure, provenance }: { readonly disclosure: Disclosure; readonly provenance: Provenance },
): Promise<ConfigurationValue> {
  const told = await disclosure.told(toldConfiguration, provenance, (last) => ({
    parts: askedOf(reading).map(({ of, counts }) => {
      const sensitivity = SENSITIVITY_OF_PART[of];
      const before = last?.value.parts.find((one) => one.of === of);
      const fresh = { counts, told: disclosure.parts(counts, sensitivity) };
      return { of, ...steadyParts(fresh, before, disclosure.minimums[sensitivity]) };
    }),
  }));
  // What turned up in the course of a week waits for the next.
  return configurationValue(
    reading,
    (of, counts) => told.parts.find((one) => one.of === of)?.counts ?? counts.map(() => null),
  );
}

/** All counts of members a configuration consists of. */
function askedOf(reading: TenantReading) {
  const asked: { readonly of: CountedPart; readonly counts: readonly number[] }[] = [];
  configurationValue(reading, (of, counts) => {
    asked.push({ of, counts });
    return counts.map(() => null);
  });
  return asked;
}
