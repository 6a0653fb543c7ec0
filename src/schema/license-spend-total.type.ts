import { Field, ObjectType } from "type-graphql";
import { FigureType } from "./figure.type.ts";

@ObjectType("LicenseSpendTotal", { description: "Everything paid in one currency." })
export class LicenseSpendTotalType {
  @Field(() => FigureType)
  readonly monthly!: FigureType;

  @Field(() => FigureType)
  readonly yearly!: FigureType;
}
