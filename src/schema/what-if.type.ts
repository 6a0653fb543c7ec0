import { Field, Int, ObjectType } from "type-graphql";
import type { DetectionId } from "../licensing/index.ts";
import { CoverageType } from "./coverage.type.ts";
import { FigureType, SeatCountType } from "./figure.type.ts";
import { RuleEnum } from "./rule.type.ts";
import { DateTime } from "./scalars.ts";

@ObjectType("MonthlyEffect", { description: "An effect in one currency, per month." })
export class MonthlyEffectType {
  @Field(() => String, { description: "ISO 4217 code." })
  readonly currency!: string;

  @Field(() => FigureType)
  readonly before!: FigureType;

  @Field(() => FigureType)
  readonly after!: FigureType;

  @Field(() => FigureType, { description: "After less before." })
  readonly difference!: FigureType;
}

@ObjectType("WhatIfEffect", { description: "What one assumption comes to in seats and money." })
export class WhatIfEffectType {
  @Field(() => SeatCountType, { description: "Seats the assumption is about." })
  readonly seats!: SeatCountType;

  @Field(() => SeatCountType, { description: "Those of unknown price; they are in no amount." })
  readonly seatsWithoutPrice!: SeatCountType;

  @Field(() => [MonthlyEffectType], { description: "One per currency; nothing is converted." })
  readonly effects!: readonly MonthlyEffectType[];
}

@ObjectType("RuleEffect")
export class RuleEffectType {
  @Field(() => RuleEnum)
  readonly rule!: DetectionId;

  @Field(() => Int)
  readonly seatsBefore!: number;

  @Field(() => Int)
  readonly seatsAfter!: number;
}

@ObjectType("ThresholdsEffect", {
  description:
    "What would be found under other thresholds; amounts are savings. A seat one rule lets go is not " +
    "given to another.",
})
export class ThresholdsEffectType extends WhatIfEffectType {
  @Field(() => [RuleEffectType])
  readonly byRule!: readonly RuleEffectType[];
}

@ObjectType("WhatIf", {
  description:
    "What assumptions come to, from the survey alone. A part is null where nothing was assumed.",
})
export class WhatIfType {
  @Field(() => WhatIfEffectType, { nullable: true, description: "Cost at the assumed prices." })
  readonly prices!: WhatIfEffectType | null;

  @Field(() => WhatIfEffectType, {
    nullable: true,
    description: "Cost at the assumed terms; estimated where a term has no price of its own.",
  })
  readonly terms!: WhatIfEffectType | null;

  @Field(() => WhatIfEffectType, {
    nullable: true,
    description: "Cost of seats to buy once idle ones are given out.",
  })
  readonly hires!: WhatIfEffectType | null;

  @Field(() => WhatIfEffectType, {
    nullable: true,
    description: "Worth of idle seats beyond those kept free.",
  })
  readonly spare!: WhatIfEffectType | null;

  @Field(() => ThresholdsEffectType, { nullable: true })
  readonly thresholds!: ThresholdsEffectType | null;

  @Field(() => DateTime, { description: "When the survey behind it was made." })
  readonly asOf!: string;

  @Field(() => CoverageType)
  readonly coverage!: CoverageType;
}
