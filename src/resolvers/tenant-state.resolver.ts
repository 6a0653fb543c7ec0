import { FieldResolver, Resolver, Root } from "type-graphql";
import type { Aggregate, TenantSnapshot } from "../insights/index.ts";
import { ConfigurationType, TenantType, UsageType } from "../schema/index.ts";
import type { SkuNames } from "./shape-licenses.ts";
import { shapeConfiguration, shapeUsage } from "./shape-tenant-state.ts";

/** The part of a tenant as its fields are resolved from (`tenant.resolver.ts`). */
interface Surveyed {
  readonly snapshot: Aggregate<TenantSnapshot>;
}

/** How the tenant is used and set up. */
@Resolver(() => TenantType)
export class TenantStateResolver {
  readonly #names: SkuNames;

  constructor(names: SkuNames) {
    this.#names = names;
  }

  @FieldResolver(() => UsageType, {
    nullable: true,
    description: "null where this caller may read no usage report of any kind.",
  })
  usage(@Root() { snapshot }: Surveyed): UsageType | null {
    const { usage } = snapshot.value;
    return usage && shapeUsage(usage, this.#names);
  }

  @FieldResolver(() => ConfigurationType, { nullable: true })
  configuration(@Root() { snapshot }: Surveyed): ConfigurationType | null {
    const { configuration } = snapshot.value;
    return configuration && shapeConfiguration(configuration);
  }
}
